#!/bin/sh
# Finds what is missing to build and test, says it, installs just that.
# NO_INSTALL=1: only says it. Arguments are make's goals: some need more.
set -eu

missing=
# lacks PACKAGE: notes a Debian package whose sign was not found.
lacks() { case " $missing " in *" $1 "*) ;; *) missing="$missing $1" ;; esac; }
command_of() { command -v "$1" >/dev/null 2>&1 || lacks "$2"; }
library_of() { pkg-config --exists "$1" 2>/dev/null || lacks "$2"; }
header_of() { [ -e "$1" ] || lacks "$2"; }

command_of "${CC:-gcc}" gcc
header_of /usr/include/stdio.h libc6-dev
command_of ar binutils
command_of pkg-config pkg-config
command_of bats bats
command_of parallel parallel
command_of xmllint libxml2-utils
command_of python3 python3
command_of sqlite3 sqlite3
command_of script bsdutils
library_of libxml-2.0 libxml2-dev
library_of zlib zlib1g-dev
library_of libpcre2-8 libpcre2-dev
library_of sqlite3 libsqlite3-dev
library_of nettle nettle-dev
library_of libseccomp libseccomp-dev
library_of xlsxwriter libxlsxwriter-dev
library_of cmocka libcmocka-dev
header_of /usr/include/uthash.h uthash-dev
header_of /usr/lib/python3/dist-packages/xmlschema python3-xmlschema
case " $* " in *" lint "*)
    command_of clang clang
    command_of clang-format clang-format
    command_of clang-tidy clang-tidy
    command_of cppcheck cppcheck ;;
esac
case " $* " in *" faults "*)
    command_of strace strace
    command_of mount mount
    command_of setarch util-linux
    header_of /sbin/mkfs.ext4 e2fsprogs
    header_of /sbin/mkfs.xfs xfsprogs ;;
esac
case " $* " in *" install "*) command_of install coreutils ;; esac

[ -n "$missing" ] || exit 0
echo "nianbao needs these Debian packages, not found here:$missing" >&2
line="apt-get install -y --no-install-recommends$missing"
if [ -n "${NO_INSTALL:-}" ]; then
    echo "Install them: $line" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as=sudo
else
    echo "Type: sudo $line" >&2
    exit 1
fi
echo "Installing just these." >&2
export DEBIAN_FRONTEND=noninteractive
# The lists may be absent (a fresh system) or old: fetched only when needed.
# shellcheck disable=SC2086
$as $line >/dev/null 2>&1 || { $as apt-get update -qq && $as $line >/dev/null; }
