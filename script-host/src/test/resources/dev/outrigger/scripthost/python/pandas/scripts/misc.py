import pandas as pd, numpy as np
df = pd.DataFrame({'a':[1,2,3,4],'b':[1.5,2.5,np.nan,-4.0],'c':['x','yy',None,'x']}, columns=['a','b','c'])
print(df.groupby(['c','a']).mean())
print(pd.DataFrame()); print(pd.Series([], dtype='float64')); print(df[df.a>100])
print(np.array([1,2,3]), np.array([1.5,2,3.25]), np.array([[1,2],[3,4]]))
print(repr(np.array([1.0,2.5])), np.zeros((2,3)))
print(df.a.map(lambda x: x*2)); print(df.apply(lambda r: r['a']*2, axis=1))
print(df.columns); print(df.index)
print(df.values)
