import pandas as pd, numpy as np
s = pd.Series([3,1,2], index=['x','y','z'], name='v')
print(s); print(s['x'], s.y, s[['x','z']]); print(s.sort_values()); print(s*2); print(s/2); print(s//2); print(s**2); print(-s); print(s%2)
print(s + pd.Series([1,2,3], index=['y','z','w']))
print(1/s); print(10-s); print(s>1); print(~(s>1)); print(s.idxmax())
print(s.cumsum()); print(s.describe()); print(s.quantile(.25)); print(s.apply(lambda v: v+0.5)); print(s.map({3:'c'}))
print(s.tolist()); print(s.values); print(s.index); print(s.to_dict() == {'x':3,'y':1,'z':2})
s['x'] = 9
print(s)
