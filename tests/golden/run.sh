#!/usr/bin/env bash
# Computes all golden digests in PostgreSQL with the SQL of docs/keys.md, in a throw-away cluster on a socket of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Debian keeps the server's programs off the PATH.
for place in /usr/lib/postgresql/*/bin; do
  if [ -x "$place/initdb" ]; then PATH=$place:$PATH; fi
done
command -v initdb >/dev/null || { echo "no PostgreSQL: run pkg-config/setup.sh postgres" >&2; exit 1; }

folder=$(mktemp -d)
as=()
# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=65534 --regid=65534 --clear-groups env "HOME=$folder" "PATH=$PATH")
  chown 65534:65534 "$folder"
fi
run() { ${as[@]+"${as[@]}"} "$@"; }
stop() {
  run pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

python3 - >"$folder/golden.sql" <<'PYTHON'
import json, re
rows = [json.loads(line) for line in open("tests/vectors/golden_keys.jsonl", encoding="utf-8")]
quote = lambda text: "'" + text.replace("'", "''") + "'"
snippet = re.search(r"<!-- sql -->\n```sql\n(.*?);\n```", open("docs/keys.md", encoding="utf-8").read(), re.S)[1]
print("SET standard_conforming_strings = on;")
print("CREATE TABLE debtors (number int, value text);\nCREATE TABLE golden (number int, digest text);")
for number, row in enumerate(rows):
    print(f"INSERT INTO debtors VALUES ({number}, {quote(row['value'])}); INSERT INTO golden VALUES ({number}, {quote(row['digest'])});")
print(f"CREATE VIEW computed AS {snippet};")
print(r"\echo count, and how many of them PostgreSQL computes otherwise")
print("""SELECT count(*), count(*) FILTER (WHERE digest NOT IN (SELECT digest FROM computed WHERE computed.value = debtors.value))
    FROM debtors JOIN golden USING (number);""")
PYTHON
chmod a+r "$folder/golden.sql"

run initdb -D "$folder/data" -U debitor -A trust -E UTF8 --locale=C --no-sync >/dev/null
run pg_ctl -D "$folder/data" -l "$folder/log" -w -o "-k $folder -c listen_addresses= -c fsync=off" start >/dev/null
result=$(run psql -h "$folder" -U debitor -d postgres -v ON_ERROR_STOP=1 -qAtf "$folder/golden.sql")
printf '%s\n' "$result"
rows=$(wc -l <tests/vectors/golden_keys.jsonl)
[ "$(tail -n 1 <<<"$result")" = "$((rows))|0" ]
