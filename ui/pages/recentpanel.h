// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/status.h"
#include "widgets/groupbox.h"

#include <QDateTime>

#include <deque>

namespace airdesk::ui {

//! What was done on the page since the program was started, newest first. Nothing secret is ever in a line.
class RecentPanel : public GroupBox
{
    Q_OBJECT

public:
    static constexpr size_t most = 6;

    explicit RecentPanel(QWidget *parent = nullptr);

    void add(RunStatus outcome, const QString &text);

private:
    class Lines;
    struct Entry
    {
        QDateTime time;
        RunStatus outcome;
        QString text;
    };
    std::deque<Entry> m_entries;
    Lines *m_lines;
};

} // namespace airdesk::ui
