import datetime, decimal
import pandas as pd, numpy as np
d = pd.DataFrame({'t':[datetime.datetime(2020,1,1,10,30),datetime.datetime(2021,5,6),None],'d':[datetime.date(2020,1,1),None,datetime.date(1999,12,31)],'dec':[decimal.Decimal('1.50'),decimal.Decimal('2'),None],'b':[True,False,True]}, columns=['t','d','dec','b'])
print(d); print(d.dtypes); print(d.t); print(d.t.dt.year); print(d.t.min(), d.b.sum(), d.b.mean())
print(d.dec.sum()); print(d.t[0]); print(d.isnull())
print(d[d.b])
print(pd.Series([datetime.datetime(2020,1,1),datetime.datetime(2021,5,6)]))
