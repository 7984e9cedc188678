// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/credentialstore.h"
#include "wizard/serverpage.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace airdesk::ui {

class ColorSwatches;
class ProblemBox;

//! Step 5: name, colour, read only, where the secret is kept; and the saving itself.
class NamePage : public ServerPage
{
    Q_OBJECT

public:
    explicit NamePage(NewServer *server, QWidget *parent = nullptr);

    [[nodiscard]] QString whyNotNext() const override;
    [[nodiscard]] QString hint() const override;

    //! Saves the server and its secret; saved() follows when both are done, or the person goes on without the keychain.
    void save();
    //! Empty before the server was saved. From then on it exists, whatever becomes of its secret.
    [[nodiscard]] const ServerId &savedId() const { return m_savedId; }

Q_SIGNALS:
    void saved(const airdesk::ServerId &id);

protected:
    void initializePage() override;

private:
    void askKeychain();
    void keychainAnswered(const CredentialResult &result);
    void nameChanged();
    void stored(const CredentialResult &result);
    void storeAgain(bool sessionOnly);
    void unlockAndStore();
    void finish();
    void say(const QString &text, bool isFault);

    QLineEdit *m_name;
    QLabel *m_nameMessage;
    ColorSwatches *m_colors;
    QCheckBox *m_readOnly;
    QWidget *m_secretBox;
    QLabel *m_keychain;
    QCheckBox *m_sessionOnly;
    ProblemBox *m_problem;
    QString m_nameProblem;
    bool m_nameTyped = false;
    bool m_colorChosen = false;
    bool m_saving = false;
    ServerId m_savedId;
};

} // namespace airdesk::ui
