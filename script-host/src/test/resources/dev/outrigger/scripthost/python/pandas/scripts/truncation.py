import pandas as pd, numpy as np
big = pd.DataFrame({'n': np.arange(100), 'sq': np.arange(100)**2 / 7})
print(big); print(big.n); print(big.describe())
wide = pd.DataFrame(np.arange(60).reshape(3,20)*1.5)
print(wide)
