// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDebug>
#include <QString>

#include <memory>

namespace airdesk {

//! Holds a client secret, password or token. Copies share one buffer, which is overwritten when the last
//! one goes. While it lives the scrubber removes its text from every log line and error text.
//! There is no way to a QString or QVariant but reveal(), which a search of the source lists.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] qsizetype size() const;
    //! The bytes themselves. Do not keep, log or show them.
    [[nodiscard]] const QByteArray &reveal() const;
    //! Six hexadecimal digits of the SHA-256: tells two secrets apart without giving one away.
    [[nodiscard]] QString fingerprint() const;

    friend bool operator==(const Secret &a, const Secret &b) { return a.reveal() == b.reveal(); }
    friend QDebug operator<<(QDebug, const Secret &) = delete;

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

} // namespace airdesk
