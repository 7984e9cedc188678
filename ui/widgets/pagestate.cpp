// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pagestate.h"

#include "theme/icons.h"
#include "widgets/messagepage.h"

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {

QList<MessagePage::Button> buttonsOf(const QList<PageState::Action> &actions, bool firstIsPrimary)
{
    QList<MessagePage::Button> buttons;
    for (const PageState::Action &action : actions)
        buttons.append({action.id, action.text, action.icon, firstIsPrimary && buttons.isEmpty()});
    return buttons;
}

const QString stopId = u"stopButton"_s;
const QString retryId = u"retryButton"_s;

} // namespace

PageState::PageState(QWidget *content, QWidget *parent)
    : QStackedWidget(parent), m_content(content), m_loading(new MessagePage(this)), m_empty(new MessagePage(this)),
      m_fault(new MessagePage(this))
{
    addWidget(m_content);
    addWidget(m_loading);
    addWidget(m_empty);
    addWidget(m_fault);
    m_loading->setObjectName(u"loadingPage"_s);
    m_empty->setObjectName(u"emptyPage"_s);
    m_fault->setObjectName(u"faultPage"_s);
    m_loading->setTurning(true);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PageState::elapse);
    connect(m_loading, &MessagePage::triggered, this, [this] { Q_EMIT stopRequested(); });
    connect(m_empty, &MessagePage::triggered, this, &PageState::actionTriggered);
    connect(m_fault, &MessagePage::triggered, this, [this](const QString &id) {
        if (id == retryId)
            Q_EMIT retryRequested();
        else
            Q_EMIT actionTriggered(id);
    });
}

void PageState::showContent() { want(State::Content, {}); }

void PageState::showLoading(const QString &title, const QString &text, bool stoppable)
{
    want(State::Loading, [this, title, text, stoppable] {
        m_loading->setMessage(statusShape(RunStatus::Running), Tone::Running, title, text);
        m_loading->setButtons(stoppable ? QList<MessagePage::Button>{{stopId, tr("Stop"), u"cancel"_s}}
                                        : QList<MessagePage::Button>{});
    });
}

void PageState::showEmpty(const Empty &empty)
{
    want(State::Empty, [this, empty] {
        m_empty->setMessage(empty.icon.isEmpty() ? u"empty"_s : empty.icon, Tone::Secondary, empty.title, empty.text);
        m_empty->setButtons(buttonsOf(empty.actions, true));
    });
}

void PageState::showFault(const Fault &fault)
{
    want(State::Fault, [this, fault] {
        m_fault->setMessage(fault.icon.isEmpty() ? u"fault"_s : fault.icon, Tone::Failed, fault.title, fault.text);
        QList<MessagePage::Button> buttons = buttonsOf(fault.actions, !fault.canRetry);
        if (fault.canRetry)
            buttons.prepend({retryId, tr("Try again"), u"refresh"_s, true});
        m_fault->setButtons(buttons);
        m_fault->setDetails(fault.details);
    });
}

void PageState::want(State state, std::function<void()> prepare)
{
    const bool same = state == m_wanted;
    m_wanted = state;
    m_prepare = std::move(prepare);
    if (m_shown == State::Loading) {
        const qint64 left = loadingAtLeast - m_loadingSince.elapsed();
        if (state != State::Loading && left > 0) {
            if (!m_timer.isActive())
                m_timer.start(static_cast<int>(left));
            return;
        }
    } else if (state == State::Loading) {
        if (!same || !m_timer.isActive())
            m_timer.start(loadingAfter);
        return;
    }
    turnTo(state);
}

void PageState::elapse()
{
    if (m_wanted != m_shown)
        turnTo(m_wanted);
}

void PageState::turnTo(State state)
{
    m_timer.stop();
    if (const auto prepare = std::exchange(m_prepare, {}))
        prepare();
    const bool changed = state != m_shown;
    m_shown = state;
    if (state == State::Loading && changed)
        m_loadingSince.start();
    QWidget *const pages[] = {m_content, m_loading, m_empty, m_fault};
    setCurrentWidget(pages[static_cast<size_t>(state)]);
    if (changed)
        Q_EMIT stateChanged(state);
}

} // namespace airdesk::ui
