import pandas as pd

d = {'zulu': 1, 'alpha': 2, 3: 'x', 'mike': [1, 'é'], (1, 2): {'y': None, 'b': 'c'}}
print(d, len(d), type(d) is dict, isinstance(d, dict), 'alpha' in d)
d['new'] = 1
d['alpha'] = 0
del d['zulu']
d['zulu'] = 9
print(list(d), list(d.values()), list(d.items())[0])
print(d.copy(), d.popitem(), d.pop(3), d.get('no', 7), d.setdefault('fresh', 5), d)
print({k: v * 2 for k, v in [('z', 1), ('a', 2)] if v}, {i: {j: i * j for j in range(2)} for i in (3, 1)})
print(dict(zebra=1, apple=2, mango=3), dict([('q', 1), ('b', 2)], c=3), dict({'z': 1, 'a': 2}), dict.fromkeys(['y', 'b', 'a'], 0), dict())
e = {}
for word in 'the quick brown fox jumps over the lazy dog'.split():
    e[word] = e.get(word, 0) + 1
print(e, e == dict(sorted(e.items())), {} == {}, {'a': 1} != {'a': 2})
e.update({'last': 1, 'cat': 2}, zoo=3)
print(list(e.keys())[-3:], max(e, key=e.get), sorted(e)[:2])
e.clear()
print(e, bool(e))
try:
    for key in d:
        d[str(key) + '!'] = 1
except RuntimeError as error:
    print('RuntimeError', error)


def options(**given):
    return sorted(given.items())


print(options(**{'b': 1, 'a': 2}), '%(b)s %(a)s' % {'b': 'x', 'a': ['y']}, '%s' % ({'k': 'v'},))
print(pd.DataFrame({'b': [1, 2], 'a': ['x', 'y'], 'c': [0.5, 1.5]}))
print(list(pd.DataFrame([{'n': 1, 'm': 2}, {'n': 3, 'k': 4}]).columns), pd.Series({'z': 1, 'y': 2}))

template = '{} {a} {:.1f} {}'
pattern = '%s %d %r %.2f'
print(template.format([1.0, 'é'], 2.25, {'k': ('v', 10 ** 20)}, a=0.1 + 0.2))
print(pattern % (['a', {'b': 'c'}], 3.9, 'text', 2.675), 7 % 3, -7 % 3, 7.5 % 2, True % 2)
print('{:>5}|{:<5}|{:^5}|{:05.1f}|{:,}'.format('a', 'b', 'c', 3.14159, 1234567), format(3.5, '.2f'))

n = None
for compare in [lambda: 3 < n, lambda: 'a' < 1, lambda: n >= n, lambda: 1 <= 'x' <= 3, lambda: {} > {}, lambda: 0 < n < 2]:
    try:
        print(compare())
    except TypeError as error:
        print('TypeError', error)
x = 5
print(1 < 2, 2.5 <= 2, 'a' < 'b', [1, 2] < [1, 3], (1,) >= (0, 5), 1 < x < 10, 1 < x > 7, 3 > 2 == 2, True < 2, {1} < {1, 2}, 10 ** 20 > 1.5)
print(float('nan') < 1, 9007199254740993 > 9007199254740992.0, x == None, x != None)
calls = []


def middle():
    calls.append(1)
    return 5


print(1 < middle() < 9, len(calls))


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __lt__(self, other):
        return self.amount < other.amount


print(Money(1) < Money(2), min([Money(3), Money(2)], key=lambda m: m.amount).amount)
s = pd.Series([1, 5, 3])
print(list(s < 4), list(s[s >= 3]), list((s > 1) & (s < 5)), list(s % 2))
items = [3, 1, 2]
items.sort(reverse=True)
print(items, items.sort(key=lambda i: -i))
for mixed in ([1, 'a', 2], [None, 1]):
    try:
        mixed.sort()
        print('sorted')
    except TypeError as error:
        print('TypeError')
