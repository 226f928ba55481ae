# Runs each script named on the command line under this interpreter's own pandas and writes name, length and output.
# Text is kept as object, the dtype that the embedded runtime has too: pandas 3 would infer its new str otherwise.
import contextlib, io, sys, warnings
warnings.simplefilter('ignore')
import pandas as pd
if int(pd.__version__.split('.')[0]) >= 3:
    pd.set_option('future.infer_string', False)
for path in sys.argv[1:]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(open(path, encoding='utf-8').read(), {'__name__': '__main__'})
    data = out.getvalue().encode('utf-8')
    sys.stdout.buffer.write(('%s %d\n' % (path, len(data))).encode('utf-8') + data)
