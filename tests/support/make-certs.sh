#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# make-certs.sh DIR: certificates for tests, each NAME.pem with its NAME.key in DIR.
#   ca          a private authority
#   server      for localhost and 127.0.0.1, signed by ca
#   otherhost   for other.example, signed by ca
#   expired     for localhost and 127.0.0.1, signed by ca, over since 2020
#   selfsigned  for localhost and 127.0.0.1, signed by itself
#   renewed     the same names, signed by itself, another key
set -eu
DIR=${1:?usage: make-certs.sh DIR}
mkdir -p "$DIR"
cd "$DIR"
LOCAL=subjectAltName=DNS:localhost,IP:127.0.0.1

self_signed() { # NAME SUBJECT EXTENSION
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
    -keyout "$1.key" -out "$1.pem" -subj "$2" -addext "$3" 2>/dev/null
}

signed() { # NAME SUBJECT EXTENSION START END
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
    -keyout "$1.key" -out "$1.csr" -subj "$2" 2>/dev/null
  rm -rf db && mkdir db && : > db/index
  cat > db/conf <<CONF
[ca]
default_ca = d
[d]
database = db/index
new_certs_dir = db
rand_serial = yes
default_md = sha256
policy = p
x509_extensions = e
[p]
commonName = supplied
[e]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
$3
CONF
  openssl ca -batch -config db/conf -cert ca.pem -keyfile ca.key -in "$1.csr" -out "$1.pem" -notext \
    -startdate "$4" -enddate "$5" 2>/dev/null
  rm -rf db "$1.csr"
}

self_signed ca "/CN=Airdesk test authority" "keyUsage=critical,keyCertSign,cRLSign"
START=$(date -u -d '1 day ago' +%Y%m%d%H%M%SZ 2>/dev/null || date -u -v-1d +%Y%m%d%H%M%SZ)
END=$(date -u -d '30 days' +%Y%m%d%H%M%SZ 2>/dev/null || date -u -v+30d +%Y%m%d%H%M%SZ)
signed server "/CN=localhost" "$LOCAL" "$START" "$END"
signed otherhost "/CN=other.example" "subjectAltName=DNS:other.example" "$START" "$END"
signed expired "/CN=localhost" "$LOCAL" 20190101000000Z 20200101000000Z
self_signed selfsigned "/CN=localhost" "$LOCAL"
self_signed renewed "/CN=localhost" "$LOCAL"
