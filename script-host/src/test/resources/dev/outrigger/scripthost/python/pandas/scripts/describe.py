import pandas as pd, numpy as np
df = pd.DataFrame({'a':[1,2,3,4],'b':[1.5,2.5,np.nan,-4.0],'c':['x','yy',None,'x']}, columns=['a','b','c'])
print(df.describe())
print(df.groupby('c').sum())
print(df.groupby('c')['b'].mean())
print(df.groupby('c').size())
print(df.groupby('c', as_index=False).agg({'a':'sum'}))
