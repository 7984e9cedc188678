// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/rotationpanel.h"

#include "backend/session.h"
#include "dialogs/confirmdialog.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/spinner.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/problembox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using Step = ApplicationRotation::Step;
using State = ApplicationRotation::State;

namespace {

constexpr std::array<Step, 4> allSteps{Step::Create, Step::Test, Step::Switch, Step::Delete};

} // namespace

//! One step: shape, name, what it does or did.
class RotationPanel::StepRow : public QWidget
{
public:
    StepRow(const QString &title, QWidget *parent) : QWidget(parent), m_title(title), m_text(new QLabel(this))
    {
        auto *name = new QLabel(title, this);
        name->setFont(fonts::medium());
        m_text->setTextFormat(Qt::PlainText);
        m_text->setWordWrap(true);
        m_text->setFont(fonts::secondary());
        m_text->setForegroundRole(QPalette::PlaceholderText);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(metrics::statusShape + metrics::gap, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(name);
        layout->addWidget(m_text);
    }

    void present(State state, const QString &text)
    {
        m_state = state;
        m_text->setText(text);
        setAccessibleName(tr("%1: %2. %3").arg(m_title, word(), text));
        QWidget::update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRectF place(0, 2, metrics::statusShape, metrics::statusShape);
        int degrees = 0;
        if (m_state == State::Running) {
            degrees = spinner().degrees();
            spinner().repaintAtNextStep(this);
        }
        const RunStatus shape = status();
        if (m_state == State::Done)
            paintIcon(&painter, place, u"check"_s, toneColor(Tone::Succeeded));
        else
            paintIcon(&painter, place, statusShape(shape), toneColor(toneOf(shape)), degrees);
    }

private:
    [[nodiscard]] RunStatus status() const
    {
        switch (m_state) {
        case State::Running:
            return RunStatus::Running;
        case State::Failed:
            return RunStatus::Failed;
        case State::Done:
            return RunStatus::Succeeded;
        case State::Skipped:
            return RunStatus::Cancelled;
        case State::Waiting:
        case State::Ready:
            break;
        }
        return RunStatus::Pending;
    }
    [[nodiscard]] QString word() const
    {
        switch (m_state) {
        case State::Ready:
            return RotationPanel::tr("next");
        case State::Running:
            return RotationPanel::tr("running");
        case State::Done:
            return RotationPanel::tr("done");
        case State::Failed:
            return RotationPanel::tr("failed");
        case State::Skipped:
            return RotationPanel::tr("left out");
        case State::Waiting:
            break;
        }
        return RotationPanel::tr("waiting");
    }

    QString m_title;
    QLabel *m_text;
    State m_state = State::Waiting;
};

RotationPanel::RotationPanel(Session *session, QWidget *parent)
    : GroupBox(tr("Rotate"), parent)
    , m_session(session)
    , m_newName(new QLineEdit(this))
    , m_problem(new ProblemBox(this))
    , m_main(makeButton({}, {}, ButtonKind::Normal, this))
    , m_second(makeButton({}, {}, ButtonKind::Normal, this))
    , m_reason(new QLabel(this))
{
    setObjectName(u"rotationPanel"_s);
    setIcon(u"rotate"_s);
    setMinimumWidth(320);
    const std::array<QString, 4> titles{tr("1. Create"), tr("2. Test"), tr("3. Switch"), tr("4. Delete the old one")};
    for (const Step step : allSteps) {
        auto *row = new StepRow(titles[size_t(step)], this);
        row->setObjectName(u"rotationStep%1"_s.arg(int(step)));
        m_rows[size_t(step)] = row;
        body()->addWidget(row);
    }
    m_newName->setObjectName(u"rotationNameEdit"_s);
    m_newName->setAccessibleName(tr("Name of the new application"));
    m_newName->setMaxLength(200);
    m_newName->setMinimumHeight(metrics::control);
    m_problem->setObjectName(u"rotationProblem"_s);
    m_main->setObjectName(u"rotationButton"_s);
    m_second->setObjectName(u"rotationSecondButton"_s);
    m_reason->setObjectName(u"rotationReason"_s);
    m_reason->setWordWrap(true);
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::gap);
    buttons->addWidget(m_main);
    buttons->addWidget(m_second);
    buttons->addWidget(m_reason, 1);
    body()->addWidget(m_newName);
    body()->addWidget(m_problem);
    body()->addStretch(1);
    body()->addLayout(buttons);

    connect(m_newName, &QLineEdit::textChanged, this, [this](const QString &name) {
        if (m_rotation)
            m_rotation->setNewName(name);
    });
    connect(m_main, &QPushButton::clicked, this, &RotationPanel::advance);
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (m_rotation && m_rotation->current() == Step::Delete)
            m_rotation->keepOld();
        else
            giveUp();
    });
    connect(session, &Session::serverRemoved, this, [this](const ServerId &id) {
        if (m_rotation && m_rotation->server() == id)
            finish();
    });
    update();
}

RotationPanel::~RotationPanel() = default;

void RotationPanel::setServer(const ServerId &server)
{
    m_server = server;
    update();
}

void RotationPanel::update()
{
    m_name.clear();
    m_whyNot = ApplicationRotation::whyNot(m_session, m_server);
    if (const Backend *backend = m_session->backend(m_server)) {
        const ApplicationRow *row = m_session->models()->applications.find({m_server, ClientId(backend->profile().clientId)});
        m_name = row ? row->application.name : QString();
    }
    showRotation();
}

void RotationPanel::begin()
{
    m_rotation = std::make_unique<ApplicationRotation>(m_session, m_server);
    connect(m_rotation.get(), &ApplicationRotation::changed, this, &RotationPanel::showRotation);
    connect(m_rotation.get(), &ApplicationRotation::switched, this, [this] {
        Q_EMIT message(tr("The server uses %1 now.").arg(m_rotation->newName()));
    });
    m_newName->setText(m_rotation->newName());
    m_newName->setFocus();
    m_newName->selectAll();
    showRotation();
}

void RotationPanel::advance()
{
    if (!m_rotation)
        begin();
    else if (m_rotation->isFinished())
        finish();
    else if (m_rotation->current() == Step::Delete)
        askBeforeDeleting();
    else
        m_rotation->advance();
}

void RotationPanel::askBeforeDeleting()
{
    ConfirmDialog::Question question;
    question.title = tr("Delete application");
    question.text = tr("Delete the old application \"%1\"?").arg(m_rotation->oldName());
    question.detail = tr("Client ID %1. Everything else that signs in with it stops working. This cannot be undone.").arg(m_rotation->oldId().value);
    question.yes = tr("Delete");
    ConfirmDialog::ask(this, question, m_rotation.get(), [this] { m_rotation->advance(); });
}

void RotationPanel::giveUp()
{
    if (!m_rotation || m_rotation->isRunning())
        return;
    if (!m_rotation->canGiveUp()) {
        finish();
        return;
    }
    const QString name = m_rotation->newName();
    setReason(m_second, tr("The new application is being deleted."));
    m_rotation->giveUp(this, [this, name](const Result<void> &gone) {
        if (gone) {
            Q_EMIT message(tr("%1 was deleted again; nothing has changed.").arg(name));
            finish();
            return;
        }
        setReason(m_second, {});
        m_problem->present(BannerKind::Fault, tr("%1 could not be deleted").arg(name), gone.error().message, gone.error().detail);
    });
}

void RotationPanel::finish()
{
    if (m_rotation)
        m_rotation.release()->deleteLater(); // this may be one of its own signals
    m_problem->dismiss();
    update();
}

QString RotationPanel::stepText(Step step) const
{
    const bool isDone = m_rotation && m_rotation->state(step) == State::Done;
    const QString newName = m_rotation ? m_rotation->newName() : tr("a new application");
    switch (step) {
    case Step::Create:
        return isDone ? tr("%1 was created. Its secret is in the list.").arg(newName) : tr("%1. Needs one free place.").arg(newName);
    case Step::Test:
        return isDone ? tr("A token was given; %n workspace(s) seen.", nullptr, m_rotation->workspacesSeen().value_or(0))
                      : tr("Ask for a token and read the workspaces with it.");
    case Step::Switch:
        return isDone ? tr("This server uses it now, the secret is kept; the old one stays valid.")
                      : tr("This server uses the new one; the old stays valid.");
    case Step::Delete:
        if (m_rotation && m_rotation->state(step) == State::Skipped)
            return tr("%1 was kept.").arg(m_rotation->oldName());
        return isDone ? tr("%1 was deleted.").arg(m_rotation->oldName()) : tr("Asked again, by name, before it happens.");
    }
    return {};
}

void RotationPanel::showRotation()
{
    const QString name = m_rotation ? m_rotation->oldName() : m_name;
    setTitle(name.isEmpty() ? tr("Rotate") : tr("Rotate %1").arg(name));
    showSteps();
    showButtons();
}

void RotationPanel::showSteps()
{
    for (const Step step : allSteps)
        m_rows[size_t(step)]->present(m_rotation ? m_rotation->state(step) : State::Waiting, stepText(step));
    m_newName->setVisible(m_rotation && m_rotation->state(Step::Create) != State::Done);
    m_newName->setEnabled(m_rotation && !m_rotation->isRunning());
    if (m_rotation && m_rotation->error()) {
        const ApiError &error = *m_rotation->error();
        m_problem->present(BannerKind::Fault, error.message, {}, error.detail);
    } else {
        m_problem->dismiss();
    }
}

void RotationPanel::showButtons()
{
    setButtonKind(m_main, ButtonKind::Normal);
    if (!m_rotation) {
        m_main->setText(tr("Start rotation"));
        setReason(m_main, m_whyNot);
        m_reason->setText(m_whyNot);
        m_second->hide();
        return;
    }
    const auto step = m_rotation->current();
    const bool failed = step && m_rotation->state(*step) == State::Failed;
    const std::array<QString, 4> verbs{tr("Create it"), tr("Test it"), tr("Switch to it"), tr("Delete %1…").arg(m_rotation->oldName().left(24))};
    m_main->setText(!step ? tr("Done") : failed ? tr("Try again") : verbs[size_t(*step)]);
    QString why;
    if (m_rotation->isRunning())
        why = tr("One moment…");
    else if (step == Step::Create && m_newName->text().trimmed().isEmpty())
        why = tr("Enter a name.");
    setReason(m_main, why);
    m_reason->setText(why);
    m_second->setVisible(step.has_value());
    m_second->setText(step == Step::Delete ? tr("Keep it") : tr("Give up"));
    setReason(m_second, m_rotation->isRunning() ? tr("One moment…") : QString());
}

} // namespace airdesk::ui
