// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/secret.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>

class QClipboard;
class QMimeData;

namespace airdesk::ui {

//! Copies secrets so that they do not stay: with the platforms' marks that keep them out of histories, and taken out again
//! after a while and when the program ends, but only if the clipboard still holds that very secret.
class SecretClipboard : public QObject
{
    Q_OBJECT
public:
    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;

    //! Starts the count anew; a secret copied before is forgotten.
    void copy(const Secret &secret, std::chrono::seconds lifetime);
    //! Anything that is no secret: stays, as usual.
    void copyPlain(const QString &text);
    //! Takes the secret out now, if it is still there.
    void clear();
    //! A secret of ours is in the clipboard.
    [[nodiscard]] bool holdsSecret() const;
    [[nodiscard]] int secondsLeft() const;

    //! The text with every platform's mark; the caller owns it.
    [[nodiscard]] static std::unique_ptr<QMimeData> markedData(const Secret &secret);

Q_SIGNALS:
    //! At once and then every second, from the lifetime down to 1.
    void remaining(int seconds);
    //! Taken out, or replaced by something else: nothing is counted any more.
    void ended();

private:
    void tick();
    void watch();
    void end();

    Secret m_secret;
    QPointer<QMimeData> m_data;
    QDeadlineTimer m_until;
    QTimer m_timer;
};

} // namespace airdesk::ui
