#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# systemd reads the units as they are meant, and finds the service shut in.
#   units_test.sh PROGRAM FOLDER-OF-UNITS FOLDER-OF-THE-SOCKET-UNIT
set -eu

if ! command -v systemd-analyze > /dev/null; then
  echo "skipped: units of systemd: no systemd-analyze here"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
# Not installed yet: the program where the build put it.
sed "s,^\(Exec[A-Za-z]*\)=[^ ]*/telusur-searchd ,\1=$1 ," "$2/telusur-searchd.service" \
  > "$folder/telusur-searchd.service"
cp "$3/telusur-searchd.socket" "$folder"
# Of a template, one.
for name in shard replica; do
  cp "$3/cluster/telusur-$name@.service" "$folder/telusur-$name@s0.service"
done
cp "$3/cluster/telusur-replicate-server.service" "$folder"
SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --man=no "$folder/telusur-searchd.service" \
  "$folder/telusur-searchd.socket" "$folder"/telusur-shard@s0.service \
  "$folder"/telusur-replica@s0.service "$folder/telusur-replicate-server.service" \
  2> "$folder/complaints" || true
# What it says of other units of this machine is not about ours.
if grep -F telusur- "$folder/complaints"; then exit 1; fi

# 0 is shut in, 100 is not at all.
for unit in telusur-searchd telusur-shard@s0 telusur-replica@s0 telusur-replicate-server; do
  if ! said=$(systemd-analyze security --offline=yes --threshold=20 --no-pager \
    "$folder/$unit.service"); then
    printf '%s\n' "$said"
    exit 1
  fi
  printf '%s\n' "$said" | tail -n 1
done
