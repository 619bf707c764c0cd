#!/usr/bin/env bash
# A backup of one site while it runs: database, files, signing key, checksums.
#
#   deploy/backup.sh FOLDER
#
# Reads DAIHOI_HOME and DAIHOI_DATABASE_URL (or DAIHOI_DATABASE_URL_FILE) as the site does. Makes FOLDER/daihoi-DATE-TIME;
# KEEP=14 removes all but the newest fourteen. The folder holds personal data: keep it as safe as the site itself.
set -euo pipefail
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/where.sh"

target=${1:?Say where the backups lie: deploy/backup.sh FOLDER}
name="daihoi-$(date +%Y%m%d-%H%M%S)"
draft="$target/.$name"
mkdir -p "$draft"
trap 'rm -rf "$draft"' EXIT

if [ "$database_kind" = sqlite ]; then
  [ -f "$sqlite_file" ] || stop "There is no database at $sqlite_file. Correct DAIHOI_HOME or DAIHOI_DATABASE_URL."
  "$PYTHON" "$here/copy_sqlite.py" "$sqlite_file" "$draft/database.sqlite3"
else
  pg_dump --format=custom --no-owner --no-privileges --file="$draft/database.dump"
fi

touch "$draft/files.list"
for part in media private secret.key; do
  if [ -e "$home/$part" ]; then echo "$part" >> "$draft/files.list"; fi
done
tar --create --gzip --file "$draft/files.tar.gz" --directory "$home" --files-from "$draft/files.list"
rm "$draft/files.list"
(cd "$draft" && sha256sum -- * > SHA256SUMS)
mv "$draft" "$target/$name"
trap - EXIT
echo "$target/$name"

if [ -n "${KEEP:-}" ]; then
  find "$target" -mindepth 1 -maxdepth 1 -type d -name 'daihoi-????????-??????' | sort | head -n "-$KEEP" | xargs -r rm -rf --
fi
