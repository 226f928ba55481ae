import pandas as pd, numpy as np
df = pd.DataFrame({'a':[1,2,3,4],'b':[1.5,2.5,np.nan,-4.0],'c':['x','yy',None,'x']}, columns=['a','b','c'])
print(df)
print(df.a); print(df['b']); print(df.c)
print(df[['a','b']])
print(df[df.a > 1])
print(df[(df.a > 1) & (df.c == 'x')])
print(df.dtypes)
print(df.shape)
print(df.loc[1]); print(df.loc[1,'a'], df.iloc[0,1]); print(df.iloc[1:3]); print(df.loc[df.a>2, 'b'])
df.loc[2,'b'] = 9.25
print(df.head(2)); print(df.tail(2))
print(df.c.value_counts())
print(df.set_index('c')); print(df.T)
