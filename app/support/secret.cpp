// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/secret.h"

#include "support/scrubber.h"

#include <QCryptographicHash>

namespace airdesk {

struct Secret::Buffer
{
    explicit Buffer(QByteArray text) : bytes(std::move(text))
    {
        bytes.detach();
        scrubber::remember(bytes);
    }
    ~Buffer()
    {
        scrubber::forget(bytes);
        // volatile: the writes must not be optimised away just because nobody reads them
        for (volatile char *p = bytes.data(), *end = p + bytes.size(); p != end; ++p)
            *p = 0;
    }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;

    QByteArray bytes;
};

Secret::Secret(QByteArray bytes)
{
    if (!bytes.isEmpty())
        m_buffer = std::make_shared<const Buffer>(std::move(bytes));
}

bool Secret::isEmpty() const { return !m_buffer; }

qsizetype Secret::size() const { return m_buffer ? m_buffer->bytes.size() : 0; }

const QByteArray &Secret::reveal() const
{
    static const QByteArray nothing;
    return m_buffer ? m_buffer->bytes : nothing;
}

QString Secret::fingerprint() const
{
    return QString::fromLatin1(QCryptographicHash::hash(reveal(), QCryptographicHash::Sha256).toHex().left(6));
}

} // namespace airdesk
