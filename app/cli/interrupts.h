// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace airdesk::cli {

//! Turns Ctrl+C into a signal of Qt's. The second one ends the program at once. One at a time.
class Interrupts : public QObject
{
    Q_OBJECT

public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override;

    //! Also true when it came while the event loop was not running, as at a question.
    [[nodiscard]] static bool happened();

Q_SIGNALS:
    void interrupted();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace airdesk::cli
