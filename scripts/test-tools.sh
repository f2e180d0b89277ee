#!/bin/sh
# What some tests look with: independent readers of what we write, a real mail server, a browser. On a Debian machine where we
# are root they are installed; elsewhere the tests that need them say that they were skipped.
set -u
wanted="soffice:libreoffice-writer soffice:libreoffice-calc pdftoppm:poppler-utils mutool:mupdf-tools qpdf:qpdf xmllint:libxml2-utils fc-scan:fontconfig dovecot:dovecot-imapd chromium:chromium"
missing=""
for pair in $wanted; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || [ -x "/usr/sbin/${pair%%:*}" ] || missing="$missing ${pair#*:}"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing for the tests:$missing"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 ||
    echo "could not install all of:$missing (tests that need them will be skipped)"
else
  echo "not installed:$missing (tests that need them will be skipped)"
fi
exit 0
