// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;

namespace airdesk::ui {

class ElidedLabel;
class SearchField;

//! The 44 px over every page: title, count, search, refresh, what else the page has. The same order everywhere.
class PageHeader : public QWidget
{
    Q_OBJECT
public:
    PageHeader(const QString &title, const QString &searchHint, QWidget *parent = nullptr);

    //! Empty: no number known yet.
    void setCount(const QString &count);
    //! nullptr when the page has nothing to search.
    [[nodiscard]] SearchField *search() const { return m_search; }
    //! A button for the action: its icon, and a word, which goes when the window is narrow.
    QAbstractButton *addAction(QAction *action, bool withWord);
    //! A button that opens a menu, with icon and word.
    QAbstractButton *addMenu(QMenu *menu, const char *name, const QString &text, const QString &icon);
    void setNarrow(bool narrow);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_searchHint;
    QLabel *m_title;
    QLabel *m_count;
    SearchField *m_search = nullptr;
    QHBoxLayout *m_layout;
    struct Worded
    {
        QAbstractButton *button;
        QString word;
    };
    void putWord(const Worded &worded) const;

    QList<Worded> m_worded;
    bool m_narrow = false;
};

} // namespace airdesk::ui
