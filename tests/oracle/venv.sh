# shellcheck shell=sh
# To be sourced in the repository's folder: puts python-stdnum into target/oracle/venv, once, and names it in $venv.
venv=target/oracle/venv
requirements=tests/oracle/requirements.txt
if ! cmp -s "$requirements" "$venv/installed.txt"; then
    "${PYTHON:-python3}" -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
    cp "$requirements" "$venv/installed.txt"
fi
