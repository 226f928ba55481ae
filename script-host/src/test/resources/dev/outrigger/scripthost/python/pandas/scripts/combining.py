import pandas as pd, numpy as np
import datetime, decimal
df = pd.DataFrame({'k':['a','b','a','c','b'],'m':[1,1,2,2,1],'x':[1,2,3,4,5],'y':[0.5,np.nan,2.5,1e7,-3.25]}, columns=['k','m','x','y'])
print(df.groupby('k').apply(lambda g: g['x'].sum()))
print(df.groupby(['k','m']).size().reset_index(name='n'))
print(df.merge(pd.DataFrame({'k':['a','b','d'],'z':[10,20,30]}), on='k'))
print(df.merge(pd.DataFrame({'k':['a','b','d'],'z':[10,20,30]}), on='k', how='left'))
print(df.merge(pd.DataFrame({'k':['a','b','d'],'z':[10,20,30]}), on='k', how='outer'))
print(pd.merge(df, df, left_on='x', right_on='m'))
print(pd.concat([df.head(2), df.tail(2)]))
print(pd.concat([df.head(2), df.tail(2)], ignore_index=True))
print(pd.concat([df.x, df.y], axis=1))
