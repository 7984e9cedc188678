// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/secret.h"

#include <QString>

#include <functional>
#include <memory>

namespace airdesk {

//! The bare calls of a keychain, as its library answers them: not all of it is true, KeychainStore checks.
class KeychainBackend
{
public:
    struct Answer
    {
        enum class Error { None, NotFound, DeniedByUser, Denied, NoBackend, Other };
        Error error = Error::None;
        Secret secret; //!< of a read
        QString text; //!< the library's own words
    };
    //! Called at most once, perhaps never; guard what it uses.
    using Callback = std::function<void(const Answer &)>;

    virtual ~KeychainBackend() = default;

    virtual void read(const QString &key, Callback callback) = 0;
    virtual void write(const QString &key, const Secret &secret, Callback callback) = 0;
    virtual void remove(const QString &key, Callback callback) = 0;

    //! QtKeychain, service "airdesk". Plain-text storage is never used.
    [[nodiscard]] static std::unique_ptr<KeychainBackend> create();
};

} // namespace airdesk
