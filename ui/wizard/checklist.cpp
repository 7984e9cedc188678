// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/checklist.h"

#include "format.h"
#include "theme/flatcontrols.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/spinner.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "wizard/newserver.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using State = CheckStep::State;
using Suggest = CheckSuggestion::Kind;

namespace {

constexpr int titleLeft = 36;
constexpr int resultLeft = 188;
constexpr int edge = 3;

QString shapeOf(State state)
{
    switch (state) {
    case State::Passed:
        return u"check"_s;
    case State::Warning:
        return u"warning"_s;
    case State::Failed:
        return u"fault"_s;
    case State::Running:
        return statusShape(RunStatus::Running);
    case State::Skipped:
        return u"info"_s;
    case State::Pending:
        break;
    }
    return statusShape(RunStatus::Pending);
}

Tone toneOf(State state)
{
    switch (state) {
    case State::Passed:
        return Tone::Succeeded;
    case State::Warning:
        return Tone::Retrying;
    case State::Failed:
        return Tone::Failed;
    case State::Running:
        return Tone::Running;
    case State::Skipped:
    case State::Pending:
        break;
    }
    return Tone::Pending;
}

bool hasDetails(const CheckStep &step)
{
    return !step.whatHappened.isEmpty() || !step.meaning.isEmpty() || !step.remedy.isEmpty();
}

//! Offers by which the person goes on in the wizard itself are no buttons of the list.
bool isButton(const CheckSuggestion &suggestion)
{
    return suggestion.kind != Suggest::EnterCredentials && suggestion.kind != Suggest::EnterWorkspace;
}

} // namespace

//! The line itself: a button where something lies behind it.
class CheckRow::Line : public QAbstractButton
{
public:
    explicit Line(CheckRow *row) : QAbstractButton(row), m_row(row)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {480, std::max(metrics::tableRow - 1, fontMetrics().height() + 12)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Colors &c = colors();
        const CheckStep &step = m_row->m_step;
        if (step.state == State::Failed)
            painter.fillRect(rect(), c.banner(BannerKind::Fault).ground);
        else if (underMouse() && hasDetails(step))
            painter.fillRect(rect(), c.hover);
        const bool quiet = step.state == State::Pending || step.state == State::Skipped;
        const int shape = metrics::statusShape;
        const QRectF place(13, (height() - shape) / 2.0, shape, shape);
        int degrees = 0;
        if (step.state == State::Running) {
            degrees = spinner().degrees();
            spinner().repaintAtNextStep(this);
        }
        paintIcon(&painter, place, shapeOf(step.state), toneColor(toneOf(step.state)), degrees);

        painter.setPen(quiet ? c.secondary : c.text);
        painter.setFont(quiet ? fonts::body() : fonts::medium());
        const QRect title(titleLeft, 0, resultLeft - titleLeft - 8, height());
        painter.drawText(title, Qt::AlignVCenter, painter.fontMetrics().elidedText(step.title, Qt::ElideRight, title.width()));

        int right = width() - metrics::groupMargin;
        painter.setFont(fonts::body());
        if (hasDetails(step)) {
            const QRectF arrow(right - 12, (height() - 12) / 2.0, 12, 12);
            paintIcon(&painter, arrow, m_row->isUnfolded() ? u"chevron-down"_s : u"chevron-right"_s, c.secondary);
        }
        right -= 20; // its place is kept on every line, so that the times stand in one column
        if (step.elapsed && step.elapsed->count() > 0) {
            const QString time = format::milliseconds(*step.elapsed);
            const int wide = painter.fontMetrics().horizontalAdvance(time);
            painter.setPen(c.secondary);
            painter.drawText(QRect(right - wide, 0, wide, height()), Qt::AlignVCenter | Qt::AlignRight, time);
            right -= wide + 8;
        }
        painter.setPen(quiet ? c.secondary : c.text);
        const QRect result(resultLeft, 0, std::max(0, right - resultLeft), height());
        QString words = step.result;
        words.replace(u'\n', u' ');
        const QString shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, result.width());
        painter.drawText(result, Qt::AlignVCenter, shown);
        setToolTip(shown == words ? QString() : step.result);
    }

private:
    CheckRow *m_row;
};

CheckRow::CheckRow(int step, QWidget *parent)
    : QWidget(parent), m_number(step), m_line(new Line(this)), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"checkRow%1"_s.arg(step));
    m_line->setObjectName(u"checkLine%1"_s.arg(step));
    m_layout->setContentsMargins(0, 0, 0, 1);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_line);
    connect(m_line, &QAbstractButton::clicked, this, [this] {
        if (hasDetails(m_step))
            setUnfolded(!isUnfolded());
    });
}

void CheckRow::setStep(const CheckStep &step)
{
    const bool wasUnfolded = isUnfolded();
    const bool sameBehind = m_step.whatHappened == step.whatHappened && m_step.meaning == step.meaning
        && m_step.remedy == step.remedy && m_step.suggestions == step.suggestions;
    m_step = step;
    m_line->setFocusPolicy(hasDetails(step) ? Qt::TabFocus : Qt::NoFocus);
    const QString word = AccessCheck::stateWord(step.state);
    m_line->setAccessibleName(step.result.isEmpty() ? tr("%1: %2").arg(step.title, word)
                                                    : tr("%1: %2, %3").arg(step.title, word, step.result));
    if (!sameBehind || !hasDetails(step))
        setUnfolded(false);
    const bool wantsAnAnswer = step.suggestion(Suggest::UseNoAuth) != nullptr;
    if (hasDetails(step) && (wasUnfolded || step.state == State::Failed || wantsAnAnswer))
        setUnfolded(true);
    m_line->update();
    update();
}

bool CheckRow::isUnfolded() const { return m_details != nullptr; }

void CheckRow::setUnfolded(bool unfolded)
{
    if (unfolded == isUnfolded())
        return;
    if (unfolded) {
        fillDetails();
    } else {
        m_details->hide();
        m_details->deleteLater(); // one of its buttons may have been the cause
        m_details = nullptr;
        m_buttons = nullptr;
        m_confirmation = nullptr;
    }
    m_line->update();
    updateGeometry();
}

void CheckRow::fillDetails()
{
    m_details = new QWidget(this);
    m_details->setObjectName(u"checkDetails%1"_s.arg(m_number));
    auto *grid = new QGridLayout(m_details);
    grid->setContentsMargins(titleLeft, metrics::groupMargin, metrics::groupMargin, metrics::groupMargin);
    grid->setHorizontalSpacing(metrics::groupMargin);
    grid->setVerticalSpacing(metrics::gap);
    grid->setColumnStretch(1, 1);
    addText(grid, tr("What happened"), m_step.whatHappened, u"whatHappenedLabel"_s);
    addText(grid, tr("What it means"), m_step.meaning, u"meaningLabel"_s);
    addText(grid, tr("What to do"), m_step.remedy, u"remedyLabel"_s);
    addButtons(grid);
    m_layout->addWidget(m_details);
}

void CheckRow::addText(QGridLayout *grid, const QString &name, const QString &text, const QString &objectName)
{
    if (text.isEmpty())
        return;
    auto *label = new QLabel(name, m_details);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto *words = new QLabel(text, m_details);
    words->setObjectName(objectName);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (text.contains(u'\n')) // addresses, one a line
        words->setFont(fonts::fixed());
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(words, row, 1);
}

void CheckRow::addButtons(QGridLayout *grid)
{
    m_buttons = new QWidget(m_details);
    auto *layout = new QHBoxLayout(m_buttons);
    layout->setContentsMargins(0, metrics::step, 0, 0);
    layout->setSpacing(metrics::gap);
    bool isFirst = true;
    for (const CheckSuggestion &suggestion : m_step.suggestions) {
        if (!isButton(suggestion))
            continue;
        // Trust is asked for with a plain button: the safe way is the one that stands out.
        const bool primary = isFirst && m_step.state == State::Failed && suggestion.kind != Suggest::AcceptCertificate && suggestion.kind != Suggest::AllowHttp;
        QPushButton *button = makeButton(suggestion.text, {}, primary ? ButtonKind::Primary : ButtonKind::Normal, m_buttons);
        setSmall(button);
        button->setObjectName(u"suggestionButton%1"_s.arg(int(suggestion.kind)));
        connect(button, &QPushButton::clicked, this, [this, suggestion] {
            if (suggestion.kind == Suggest::AcceptCertificate)
                askForCertificate(suggestion);
            else
                Q_EMIT suggestionChosen(suggestion);
        });
        layout->addWidget(button);
        isFirst = false;
    }
    if (m_step.state == State::Failed && m_number <= AccessCheck::Root) {
        QPushButton *change = makeButton(tr("Change address…"), {}, ButtonKind::Normal, m_buttons);
        setSmall(change);
        change->setObjectName(u"changeAddressButton"_s);
        connect(change, &QPushButton::clicked, this, &CheckRow::changeAddressWanted);
        layout->addWidget(change);
    }
    layout->addStretch(1);
    if (layout->count() > 1)
        grid->addWidget(m_buttons, grid->rowCount(), 1);
    else
        m_buttons->hide();
}

//! A second question, with the fingerprint before the eyes: a slip of the mouse must not be enough.
void CheckRow::askForCertificate(const CheckSuggestion &suggestion)
{
    if (m_confirmation)
        return;
    m_confirmation = new QWidget(m_details);
    m_confirmation->setObjectName(u"certificateConfirmation"_s);
    auto *question = new QLabel(tr("Compare this SHA-256 with the one of the certificate on the server. Only if all of it agrees is "
                                   "it your server that answers."), m_confirmation);
    question->setWordWrap(true);
    auto *digits = new QLabel(groupedFingerprint(suggestion.sha256), m_confirmation);
    digits->setObjectName(u"fingerprintLabel"_s);
    digits->setAccessibleName(tr("SHA-256 of the certificate"));
    digits->setFont(fonts::fixed());
    digits->setWordWrap(true);
    digits->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QPushButton *accept = makeButton(tr("It agrees: accept it for this server"), {}, ButtonKind::Normal, m_confirmation);
    accept->setObjectName(u"confirmCertificateButton"_s);
    setSmall(accept);
    QPushButton *cancel = makeButton(tr("Cancel"), {}, ButtonKind::Normal, m_confirmation);
    cancel->setObjectName(u"cancelCertificateButton"_s);
    setSmall(cancel);
    connect(accept, &QPushButton::clicked, this, [this, suggestion] { Q_EMIT suggestionChosen(suggestion); });
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_confirmation->hide();
        m_confirmation->deleteLater();
        m_confirmation = nullptr;
        m_buttons->show();
    });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::gap);
    buttons->addWidget(accept);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(m_confirmation);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(question);
    layout->addWidget(digits);
    layout->addLayout(buttons);
    m_buttons->hide();
    auto *grid = static_cast<QGridLayout *>(m_details->layout());
    grid->addWidget(m_confirmation, grid->rowCount(), 1);
    cancel->setFocus();
}

void CheckRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &c = colors();
    if (m_details)
        painter.fillRect(QRect(0, m_line->height(), width(), height() - m_line->height()), c.alt);
    if (m_step.state == State::Failed)
        painter.fillRect(QRect(0, 0, edge, height()), c.fill(RunStatus::Failed));
    if (!m_isLast)
        painter.fillRect(QRect(0, height() - 1, width(), 1), c.hair);
}

// ----

CheckList::CheckList(AccessCheck *check, QWidget *parent) : QFrame(parent), m_check(check)
{
    setObjectName(u"checkList"_s);
    setAccessibleName(tr("Steps of the access check"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    for (int i = 0; i < AccessCheck::stepCount; ++i) {
        auto *row = new CheckRow(i, this);
        row->setLast(i == AccessCheck::stepCount - 1);
        m_rows[size_t(i)] = row;
        layout->addWidget(row);
        connect(row, &CheckRow::suggestionChosen, this, &CheckList::suggestionChosen);
        connect(row, &CheckRow::changeAddressWanted, this, &CheckList::changeAddressWanted);
    }
    connect(check, &AccessCheck::stepChanged, this, &CheckList::showStep);
    connect(&theme(), &UiTheme::changed, this, [this] { update(); });
    showAll();
}

void CheckList::showAll()
{
    for (int i = 0; i < AccessCheck::stepCount; ++i)
        showStep(i);
}

void CheckList::showStep(int step)
{
    CheckRow *row = m_rows[size_t(step)];
    const bool wasUnfolded = row->isUnfolded();
    row->setStep(m_check->step(AccessCheck::Step(step)));
    if (row->isUnfolded() && !wasUnfolded)
        Q_EMIT unfolded(row);
}

void CheckList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    flat::paintBox(&painter, rect(), colors().base, colors().line, metrics::radius);
}

} // namespace airdesk::ui
