import pandas as pd, numpy as np
import datetime, decimal
df = pd.DataFrame({'k':['a','b','a','c','b'],'m':[1,1,2,2,1],'x':[1,2,3,4,5],'y':[0.5,np.nan,2.5,1e7,-3.25]}, columns=['k','m','x','y'])
for how in ['sum','mean','min','max','std','count','median','first','last','nunique','var','size']:
    print(how); print(getattr(df.groupby('k')[['x','y']], how)())
    print(getattr(df.groupby(['k','m'])['y'], how)())
print(df.groupby('k').agg({'x':'sum','y':'mean'}))
print(df.groupby('k')['x'].agg(['sum','mean','max']))
print(df.groupby('k', as_index=False)['x'].sum())
print(df.groupby('k', as_index=False).size())
print(df.groupby(['k','m'], as_index=False).mean())
print(df.groupby('k').x.transform('mean'))
for name, g in df.groupby('k'):
    print(name, len(g)); print(g)
