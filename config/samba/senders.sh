#!/bin/sh
# Prints the two shares of each sender named, as smb.conf has them:
#
#   sh senders.sh SENDER... >/etc/samba/nianbao-senders.conf
#
# SITE in the environment is where the site lies (/srv/nianbao).
set -eu
site=${SITE:-/srv/nianbao}

for sender; do
    cat <<-END
	[$sender]
	    path = $site/inbox/$sender
	    valid users = nb$sender
	    read only = no
	    browseable = no
	    guest ok = no
	    create mask = 0660
	    force create mode = 0660
	    directory mask = 2770
	    veto files = /~\$*/*.tmp/*.crdownload/Thumbs.db/desktop.ini/.DS_Store/
	    delete veto files = yes
	    follow symlinks = no
	    wide links = no

	[$sender-receipts]
	    path = $site/receipts/$sender
	    valid users = nb$sender
	    read only = yes
	    browseable = no
	    guest ok = no
	    follow symlinks = no
	    wide links = no

	END
done
