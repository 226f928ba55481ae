package shop;

import dev.outrigger.extension.ExtensionDataset;
import dev.outrigger.extension.ExtensionExecutor;
import dev.outrigger.extension.PrimitiveDataset;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;

/** The orders whose amount is far from the mean: id, ordered, amount in; id, ordered, distance out. */
public class Outliers extends ExtensionExecutor {
    private int seen;

    @Override
    public ExtensionDataset execute(ExtensionDataset input, LinkedHashMap<String, Object> params) {
        int[] ids = input.getIntColumn(0);
        Date[] ordered = input.getDateColumn(1);
        BigDecimal[] amounts = input.getBigDecimalColumn(2);
        double limit = (Double) params.get("limit");
        seen += ids.length;

        // A NULL of a column of objects is null; of ints it is a mark in getColumnNullMap.
        int[] known = IntStream.range(0, ids.length).filter(i -> amounts[i] != null).toArray();
        double mean = IntStream.of(known).mapToDouble(i -> amounts[i].doubleValue()).average().orElse(0);
        double deviation =
                Math.sqrt(
                        IntStream.of(known)
                                .mapToDouble(i -> Math.pow(amounts[i].doubleValue() - mean, 2))
                                .average()
                                .orElse(0));
        double[] distances = new double[ids.length];
        for (int i : known) {
            distances[i] = deviation == 0 ? 0 : (amounts[i].doubleValue() - mean) / deviation;
        }
        int[] far = IntStream.of(known).filter(i -> Math.abs(distances[i]) > limit).toArray();

        PrimitiveDataset output = new PrimitiveDataset();
        output.addColumnMetadata(0, "id", Types.INTEGER, 0, 0);
        output.addColumnMetadata(1, "ordered", Types.DATE, 0, 0);
        output.addColumnMetadata(2, "distance", Types.DOUBLE, 0, 0);
        output.addIntColumn(0, IntStream.of(far).map(i -> ids[i]).toArray(), null);
        output.addDateColumn(1, IntStream.of(far).mapToObj(i -> ordered[i]).toArray(Date[]::new));
        output.addDoubleColumn(2, IntStream.of(far).mapToDouble(i -> distances[i]).toArray(), null);
        params.put("seen", seen);
        return output;
    }

    @Override
    public void cleanup() {
        System.out.println(seen + " orders were looked at");
    }
}
