// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QStackedWidget>
#include <QTimer>

#include <functional>

namespace airdesk::ui {

class MessagePage;

//! The four states of a page: loading, empty, fault, or its content. Loading shows only after 200 ms and then for at least
//! 400 ms, so that nothing flashes; everything else shows at once, unless loading has just begun to show.
class PageState : public QStackedWidget
{
    Q_OBJECT
public:
    enum class State { Content, Loading, Empty, Fault };
    Q_ENUM(State)

    struct Action
    {
        QString id;
        QString text;
        QString icon = {};
    };
    struct Empty
    {
        QString icon;
        QString title;
        QString text;
        QList<Action> actions = {}; //!< the first is the primary one: the next step
    };
    struct Fault
    {
        QString title; //!< what happened
        QString text; //!< what to do
        QString details = {}; //!< copyable; folded away at first
        QString icon = {};
        QList<Action> actions = {}; //!< beside "Try again"
        bool canRetry = true;
    };

    static constexpr int loadingAfter = 200;
    static constexpr int loadingAtLeast = 400;

    //! Takes the content over.
    explicit PageState(QWidget *content, QWidget *parent = nullptr);

    void showContent();
    void showLoading(const QString &title, const QString &text = {}, bool stoppable = false);
    void showEmpty(const Empty &empty);
    void showFault(const Fault &fault);

    [[nodiscard]] State state() const { return m_shown; } //!< what is seen
    [[nodiscard]] State wanted() const { return m_wanted; }
    [[nodiscard]] QWidget *content() const { return m_content; }

Q_SIGNALS:
    //! Of an Action, by its id.
    void actionTriggered(const QString &id);
    void retryRequested();
    void stopRequested();
    void stateChanged(airdesk::ui::PageState::State state);

private:
    void want(State state, std::function<void()> prepare);
    void turnTo(State state);
    void elapse();

    QWidget *m_content;
    MessagePage *m_loading;
    MessagePage *m_empty;
    MessagePage *m_fault;
    State m_shown = State::Content;
    State m_wanted = State::Content;
    std::function<void()> m_prepare; //!< fills the page of the wanted state
    QTimer m_timer;
    QElapsedTimer m_loadingSince;
};

} // namespace airdesk::ui
