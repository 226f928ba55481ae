package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the cheapest order of joins: among all orders, bushy ones too, for some factors, by
 * always joining the pair that gives the fewest rows for many. Products that no condition asks for
 * are last resorts.
 */
final class JoinSearch {
    private static final int MOST_FOR_ALL_ORDERS = 10;
    private static final double BUILD = 2;
    private static final double PRODUCT = 10;

    /** A tree of joins; a leaf has no sides. set: its factors as bits. */
    record Tree(int set, double rows, double cost, Tree left, Tree right) {
        boolean isLeaf() {
            return left == null;
        }
    }

    private final JoinCosts costs;
    private final int count;

    JoinSearch(JoinCosts costs, int count) {
        this.costs = costs;
        this.count = count;
    }

    Tree best() {
        if (count > MOST_FOR_ALL_ORDERS) {
            return greedy();
        }
        Tree connected = exhaustive(false);
        return connected != null ? connected : exhaustive(true);
    }

    private Tree leaf(int factor) {
        return new Tree(1 << factor, costs.rows(factor), 0, null, null);
    }

    private Tree exhaustive(boolean products) {
        int all = (1 << count) - 1;
        Tree[] best = new Tree[all + 1];
        for (int i = 0; i < count; i++) {
            best[1 << i] = leaf(i);
        }
        for (int set = 3; set <= all; set++) {
            if ((set & (set - 1)) == 0) {
                continue;
            }
            int lowest = set & -set;
            for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
                if ((part & lowest) != 0 && best[part] != null && best[set ^ part] != null) {
                    Tree tree = joined(best[part], best[set ^ part], products, best[set]);
                    if (tree != null && (best[set] == null || tree.cost() < best[set].cost())) {
                        best[set] = tree;
                    }
                }
            }
        }
        return best[all];
    }

    /** known: another tree of the same factors, which gives as many rows. */
    private Tree joined(Tree first, Tree second, boolean products, Tree known) {
        boolean swapped = first.isLeaf() && costs.depends(first.set());
        Tree left = swapped ? second : first;
        Tree right = swapped ? first : second;
        if (left.isLeaf() && costs.depends(left.set())) {
            return null;
        }
        boolean dependent = right.isLeaf() && costs.depends(right.set());
        if (dependent && !costs.isReady(right.set(), left.set())) {
            return null;
        }
        boolean connected = dependent || costs.connects(left.set(), right.set());
        if (!connected && !products) {
            return null;
        }
        double rows =
                known != null
                        ? known.rows()
                        : dependent ? costs.dependent(left, right) : costs.inner(left, right);
        double build = dependent ? right.rows() : Math.min(left.rows(), right.rows());
        double probe = left.rows() + right.rows() - build;
        double work =
                connected && costs.hashes(left.set(), right.set())
                        ? probe + BUILD * build
                        : probe + build + left.rows() * right.rows();
        double cost = left.cost() + right.cost() + rows + (connected ? work : PRODUCT * work);
        return new Tree(left.set() | right.set(), rows, cost, left, right);
    }

    private Tree greedy() {
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trees.add(leaf(i));
        }
        while (trees.size() > 1) {
            Tree next = fewest(trees, false);
            if (next == null) {
                next = fewest(trees, true);
            }
            Tree made = next;
            trees.removeIf(tree -> (tree.set() & made.set()) != 0);
            trees.add(made);
        }
        return trees.get(0);
    }

    private Tree fewest(List<Tree> trees, boolean products) {
        Tree fewest = null;
        for (int i = 0; i < trees.size(); i++) {
            for (int j = i + 1; j < trees.size(); j++) {
                Tree tree = joined(trees.get(i), trees.get(j), products, null);
                if (tree != null && (fewest == null || tree.rows() < fewest.rows())) {
                    fewest = tree;
                }
            }
        }
        return fewest;
    }
}
