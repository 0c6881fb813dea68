#!/bin/sh
# Sets owners and modes for one sender, so that nobody else reads its folders:
#
#   sh folders.sh SITE SENDER USER GROUP [SERVICE]
#
# SITE     the site, as nianbao init made it
# SENDER   the sender's folder, a name of units.csv ("440103")
# USER     the account the district logs in with, GROUP its group
# SERVICE  the account nianbao runs as (nianbao); its group has the same name
#
# Run it as root, once for each sender; again does no harm. Numbers may stand for
# names. tests/cases/sharing holds it to what it promises.
#
#   SITE                    SERVICE:SERVICE 0751  to be passed through, not listed
#   SITE/inbox, receipts    SERVICE:SERVICE 0751
#   SITE/inbox/SENDER       USER:SERVICE    2770  the sender writes, the service takes
#   SITE/inbox/SENDER/check USER:SERVICE    2770
#   SITE/receipts/SENDER    SERVICE:GROUP   2750  the sender reads
#   the rest of SITE        SERVICE:SERVICE, nothing for others
#
# The sender's files must be readable by the service's group: samba/ and sftp/
# see to that (0660).
set -eu

[ $# -ge 4 ] || { sed -n '2,/^set -eu/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
site=$1 sender=$2 user=$3 group=$4 service=${5:-nianbao}

case $sender in
"" | .* | */*) echo "folders.sh: \"$sender\" is no sender's folder" >&2; exit 2 ;;
esac
[ -d "$site/inbox" ] && [ -d "$site/receipts" ] || {
    echo "folders.sh: $site is no site; make it with nianbao init" >&2
    exit 2
}

for folder in "$site" "$site/inbox" "$site/receipts"; do
    chown "$service:$service" "$folder"
    chmod 0751 "$folder"
done
for part in archive config instructions releases ledger.sqlite lock lock.receive; do
    [ -e "$site/$part" ] || continue
    chown -R "$service:$service" "$site/$part"
    chmod -R o-rwx "$site/$part"
done

# Of whoever is still without an account: nobody's but the service's.
find "$site/receipts" ! -user "$service" -exec chown -h "$service" {} +
find "$site/inbox" "$site/receipts" -mindepth 1 -maxdepth 1 -type d \
    -exec chmod o-rwx {} +

for folder in "$site/inbox/$sender" "$site/inbox/$sender/check"; do
    mkdir -p "$folder"
    chown "$user:$service" "$folder"
    chmod 2770 "$folder"
done

mkdir -p "$site/receipts/$sender"
chown -R "$service:$group" "$site/receipts/$sender"
chmod -R u=rwX,g=rX,o= "$site/receipts/$sender"
find "$site/receipts/$sender" -type d -exec chmod 2750 {} +
