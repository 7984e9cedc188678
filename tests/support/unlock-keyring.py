#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the default collection of the session's gnome-keyring without a prompt: unlock-keyring.py PASSWORD."""
import sys

import dbus

bus = dbus.SessionBus()
secrets = bus.get_object("org.freedesktop.secrets", "/org/freedesktop/secrets")
service = dbus.Interface(secrets, "org.freedesktop.Secret.Service")
internal = dbus.Interface(secrets, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface")
_, session = service.OpenSession("plain", dbus.String("", variant_level=1))
secret = dbus.Struct((session, dbus.ByteArray(b""), dbus.ByteArray(sys.argv[1].encode()), "text/plain"), signature="oayays")
internal.UnlockWithMasterPassword(service.ReadAlias("default"), secret)
