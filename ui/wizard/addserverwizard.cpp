// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/addserverwizard.h"

#include "backend/accesscheck.h"
#include "backend/session.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "wizard/accesscheckpage.h"
#include "wizard/addresspage.h"
#include "wizard/credentialspage.h"
#include "wizard/namepage.h"
#include "wizard/wizardsteps.h"
#include "wizard/workspacespage.h"

#include <QKeyEvent>
#include <QLayout>
#include <QPainter>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

//! The line at the left of the buttons: why it does not go on yet. A button only because a wizard's row takes no
//! other widgets; it cannot be pressed.
class HintLine : public QAbstractButton
{
public:
    explicit HintLine(QWidget *parent) : QAbstractButton(parent)
    {
        setObjectName(u"wizardHint"_s);
        setFocusPolicy(Qt::NoFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    [[nodiscard]] QSize sizeHint() const override { return {320, metrics::control}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, metrics::control}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (text().isEmpty())
            return;
        QPainter painter(this);
        const int size = metrics::icon;
        paintIcon(&painter, QRectF(0, (height() - size) / 2.0, size, size), u"info"_s, colors().secondary);
        painter.setPen(colors().secondary);
        const QRect words = rect().adjusted(size + metrics::iconGap, 0, 0, 0);
        painter.drawText(words, Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    }
};

} // namespace

AddServerWizard::AddServerWizard(Session *session, QWidget *parent)
    : QWizard(parent), m_server(std::make_unique<NewServer>())
{
    setObjectName(u"addServerWizard"_s);
    setWindowTitle(tr("Add server"));
    setWizardStyle(QWizard::ModernStyle);
    setOptions(QWizard::NoBackButtonOnStartPage | QWizard::HaveCustomButton1);
    m_server->session = session;
    m_server->check = new AccessCheck(this);

    m_steps = new WizardSteps({tr("Address"), tr("Access check"), tr("Credentials"), tr("Workspaces"), tr("Name and colour")},
                              tr("Nothing is saved before the last step."), this);
    setSideWidget(m_steps);
    m_address = new AddressPage(m_server.get(), this);
    auto *access = new AccessCheckPage(m_server.get(), this);
    m_name = new NamePage(m_server.get(), this);
    setPage(AddressStep, m_address);
    setPage(AccessStep, access);
    setPage(CredentialsStep, new CredentialsPage(m_server.get(), this));
    setPage(WorkspacesStep, new WorkspacesPage(m_server.get(), this));
    setPage(NameStep, m_name);
    const QStringList names{u"addressPage"_s, u"accessCheckPage"_s, u"credentialsPage"_s, u"workspacesPage"_s, u"namePage"_s};
    for (const int id : pageIds()) {
        page(id)->setObjectName(names.at(id));
        connect(page(id), &QWizardPage::completeChanged, this, &AddServerWizard::showHint);
    }
    setUpButtons();

    connect(access, &AccessCheckPage::addressChanged, this, [this](const QUrl &address) { m_address->setAddress(address.toString()); });
    connect(m_name, &NamePage::saved, this, [this](const ServerId &id) {
        if (!std::exchange(m_announced, true))
            Q_EMIT serverAdded(id);
        QWizard::accept();
    });
    connect(this, &QWizard::currentIdChanged, this, &AddServerWizard::showStep);
    resize(920, 690);
    setMinimumSize(700, 430);
}

AddServerWizard::~AddServerWizard() { m_server->check->abort(); }

void AddServerWizard::setAddress(const QString &typed) { m_address->setAddress(typed); }

void AddServerWizard::showEvent(QShowEvent *event)
{
    QWizard::showEvent(event);
    // The wizard puts its side widget into a label of its own, with the margins of a dialog; it is made only now.
    if (m_steps->parentWidget() != this && m_steps->parentWidget()->layout())
        m_steps->parentWidget()->layout()->setContentsMargins(0, 0, 0, 0);
}

void AddServerWizard::setUpButtons()
{
    setButton(QWizard::CustomButton1, new HintLine(this));
    setButtonText(QWizard::BackButton, tr("Back"));
    setButtonText(QWizard::NextButton, tr("Next"));
    setButtonText(QWizard::FinishButton, tr("Add server"));
    setButtonText(QWizard::CancelButton, tr("Cancel"));
    setButtonLayout({QWizard::CustomButton1, QWizard::BackButton, QWizard::NextButton, QWizard::FinishButton, QWizard::CancelButton});
    button(QWizard::BackButton)->setObjectName(u"backButton"_s);
    button(QWizard::NextButton)->setObjectName(u"nextButton"_s);
    button(QWizard::FinishButton)->setObjectName(u"finishButton"_s);
    button(QWizard::CancelButton)->setObjectName(u"cancelButton"_s);
    setButtonKind(button(QWizard::NextButton), ButtonKind::Primary);
    setButtonKind(button(QWizard::FinishButton), ButtonKind::Primary);
}

ServerPage *AddServerWizard::currentServerPage() const { return qobject_cast<ServerPage *>(currentPage()); }

void AddServerWizard::showStep()
{
    m_steps->setCurrent(currentId());
    showHint();
}

void AddServerWizard::showHint()
{
    const ServerPage *page = currentServerPage();
    if (!page)
        return;
    const QString why = page->whyNotNext();
    QAbstractButton *line = button(QWizard::CustomButton1);
    line->setText(why.isEmpty() ? page->hint() : why);
    line->setToolTip(line->text());
    line->update();
    for (const WizardButton which : {QWizard::NextButton, QWizard::FinishButton}) {
        button(which)->setToolTip(why);
        button(which)->setAccessibleDescription(why);
    }
}

void AddServerWizard::accept()
{
    // Finish saves first; the page says when that is done, and closes the wizard.
    if (m_name->savedId().isEmpty())
        m_name->save();
    else
        QWizard::accept();
}

void AddServerWizard::reject()
{
    // Once saved the server stays, also when its secret found no place.
    if (!m_name->savedId().isEmpty() && !std::exchange(m_announced, true))
        Q_EMIT serverAdded(m_name->savedId());
    QWizard::reject();
}

void AddServerWizard::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && focusWidget() && focusWidget()->property("airdeskKeepsEnter").toBool()) {
        event->accept(); // the field has made use of it
        return;
    }
    QWizard::keyPressEvent(event);
}

} // namespace airdesk::ui
