@echo off
rem On Windows: make the environment from the hashed set, then open the pages in the browser; the first one leads to the sample.
setlocal
cd /d "%~dp0"
if not exist .venv\Scripts\python.exe (
    py -3.11 -m venv .venv 2>nul || py -3 -m venv .venv || (echo Python 3.11 or later is needed: https://www.python.org & exit /b 1)
)
if not exist .venv\run.stamp (
    .venv\Scripts\python -m pip install --disable-pip-version-check -q --require-hashes -r requirements.txt || exit /b 1
    .venv\Scripts\python -m pip install --disable-pip-version-check -q --no-build-isolation --no-deps -e . || exit /b 1
    echo done> .venv\run.stamp
)
.venv\Scripts\graphmodel serve --open
