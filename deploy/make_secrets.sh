#!/usr/bin/env bash
# Make the three secrets of compose.yaml, once; what is there already is kept.
set -euo pipefail

folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets
mkdir -p "$folder"
chmod 700 "$folder"
echo '*' > "$folder/.gitignore"
random() { python3 -c 'import secrets; print(secrets.token_urlsafe(40), end="")'; }
[ -f "$folder/database_password" ] || random > "$folder/database_password"
[ -f "$folder/database_url" ] ||
  printf 'postgres://daihoi:%s@database:5432/daihoi' "$(cat "$folder/database_password")" > "$folder/database_url"
[ -f "$folder/secret_key" ] || random > "$folder/secret_key"
chmod 644 "$folder/database_password" "$folder/database_url" "$folder/secret_key" # read by the containers' own users
echo "The secrets lie in $folder."
