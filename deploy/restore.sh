#!/usr/bin/env bash
# Put a backup back. Stop the site first.
#
#   deploy/restore.sh BACKUP            into an empty home folder, or an empty PostgreSQL database
#   deploy/restore.sh BACKUP --replace  over what is there; the old files are moved aside, never removed
#
# Reads DAIHOI_HOME and DAIHOI_DATABASE_URL (or DAIHOI_DATABASE_URL_FILE) as the site does.
set -euo pipefail
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/where.sh"

backup=${1:?Say which backup: deploy/restore.sh BACKUP}
[ -f "$backup/SHA256SUMS" ] || stop "$backup is no backup: it has no SHA256SUMS."
(cd "$backup" && sha256sum --check --quiet SHA256SUMS) || stop "$backup is damaged. Take another backup."

aside="$home/before-restore-$(date +%Y%m%d-%H%M%S)"
replace=no
if [ "${2:-}" = --replace ]; then replace=yes; fi

move_aside() {
  if [ ! -e "$1" ]; then return; fi
  if [ "$replace" = no ]; then stop "$1 is there already. Name an empty home folder, or add --replace."; fi
  mkdir -p "$aside"
  mv -- "$1" "$aside/"
}

mkdir -p "$home"
if [ "$database_kind" = sqlite ]; then
  [ -f "$backup/database.sqlite3" ] || stop "$backup holds no SQLite database. Set DAIHOI_DATABASE_URL to PostgreSQL."
else
  [ -f "$backup/database.dump" ] || stop "$backup holds no PostgreSQL dump. Leave DAIHOI_DATABASE_URL empty for SQLite."
fi
if [ "$database_kind" = sqlite ]; then
  for ending in "" -wal -shm; do move_aside "$sqlite_file$ending"; done
fi
for part in media private secret.key; do move_aside "$home/$part"; done

tar --extract --gzip --file "$backup/files.tar.gz" --directory "$home"
if [ "$database_kind" = sqlite ]; then
  mkdir -p "$(dirname "$sqlite_file")"
  "$PYTHON" "$here/copy_sqlite.py" "$backup/database.sqlite3" "$sqlite_file"
else
  clean=()
  if [ "$replace" = yes ]; then clean=(--clean --if-exists); fi
  pg_restore --no-owner --no-privileges --single-transaction --exit-on-error "${clean[@]}" --dbname="$PGDATABASE" "$backup/database.dump"
fi
echo "$backup is restored into $home. Run “daihoi check”, then start the site."
