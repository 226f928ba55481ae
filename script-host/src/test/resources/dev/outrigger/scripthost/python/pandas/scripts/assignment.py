import pandas as pd, numpy as np
df = pd.DataFrame({'a':[1,2,3,4],'b':[1.5,2.5,np.nan,-4.0],'c':['x','yy',None,'x']}, columns=['a','b','c'])
df['d'] = df.a * 2 + df.b
df['e'] = 5
print(df)
print(df.sum(numeric_only=True))
print(df.a.sum(), df.b.mean(), df.b.std(), df.c.nunique(), df.b.median())
print(df.isnull().sum())
print(df.sort_values('b', ascending=False))
print(df.sort_values(['c','a'], ascending=[False, True]))
