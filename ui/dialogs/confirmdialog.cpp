// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/confirmdialog.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

ConfirmDialog::ConfirmDialog(const Question &question, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"confirmDialog"_s);
    setWindowTitle(question.title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(420);

    auto *symbol = new QLabel(this);
    symbol->setPixmap(iconPixmap(question.destroys ? u"warning"_s : u"info"_s, metrics::pageIcon,
                                 toneColor(question.destroys ? Tone::Retrying : Tone::Accent), devicePixelRatioF()));
    symbol->setAlignment(Qt::AlignTop);
    auto *text = new QLabel(question.text, this);
    text->setObjectName(u"questionLabel"_s);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFont(fonts::semibold());
    auto *detail = new QLabel(question.detail, this);
    detail->setObjectName(u"questionDetailLabel"_s);
    detail->setTextFormat(Qt::PlainText);
    detail->setWordWrap(true);
    detail->setForegroundRole(QPalette::PlaceholderText);
    detail->setVisible(!question.detail.isEmpty());

    QPushButton *no = makeButton(question.no.isEmpty() ? tr("Cancel") : question.no, {}, ButtonKind::Normal, this);
    no->setObjectName(u"rejectButton"_s);
    QPushButton *yes = makeButton(question.yes, {}, question.destroys ? ButtonKind::Danger : ButtonKind::Primary, this);
    yes->setObjectName(u"confirmButton"_s);
    yes->setAutoDefault(false);
    no->setAutoDefault(true);
    no->setDefault(true);
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    connect(yes, &QPushButton::clicked, this, &QDialog::accept);

    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::gap);
    words->addWidget(text);
    words->addWidget(detail);
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::groupMargin);
    top->addWidget(symbol);
    top->addLayout(words, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::gap);
    buttons->addStretch(1);
    buttons->addWidget(yes);
    buttons->addWidget(no);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::groupGap);
    layout->addLayout(top);
    layout->addLayout(buttons);
    no->setFocus();
}

ConfirmDialog *ConfirmDialog::ask(QWidget *parent, const Question &question, QObject *context, std::function<void()> confirmed)
{
    auto *dialog = new ConfirmDialog(question, parent);
    connect(dialog, &QDialog::accepted, context, std::move(confirmed));
    dialog->open();
    return dialog;
}

} // namespace airdesk::ui
