"""What the systems in `spec/` have to hold, name by name.

The lists were made from the sources that the specs name, by hand and not from the
specs, so that nothing can get lost when a spec is changed.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from statecheck.checking import check
from statecheck.finding import Verdict
from statecheck.language import check_structure
from statecheck.linking import ErrorTree, link
from statecheck.loader import load
from statecheck.settings import Limits, Settings
from statecheck.spec import Fact, System, build_specs
from statecheck.syntax import decode, parse

SPEC = Path(__file__).parent.parent / "spec"
FILES = sorted(SPEC.rglob("*.yaml"))
FIRST_LINE = (
    "# yaml-language-server: $schema=../../statecheck/language/spec.schema.json"
)
SYSTEMS = ("pingfederate", "symantec-vip", "pingone-verify")
FLOWS = ("form-alone", "form-then-verify", "form-then-vip")

# A status, its model, and what it offers; a star for what is offered sometimes.
CORE_STATES = """
ACCOUNT_LINKING_FAILED AccountLinkingFailed continue* restart*
ACCOUNT_RECOVERY_OTL_VERIFICATION_REQUIRED OneTimeLinkVerificationRequired ?
ACCOUNT_RECOVERY_USERNAME_REQUIRED AccountRecoveryUsernameRequired checkAccountRecoveryUsername recoverUsername* cancelAccountRecovery
AUTHENTICATION_REQUIRED AuthenticationRequired authenticate cancelAuthentication
CANCELED Canceled
CHALLENGE_RESPONSE_REQUIRED ChallengeResponseRequired checkChallengeResponse cancelAuthentication
CHANGE_PASSWORD_EXTERNAL ChangePasswordExternal ?
COMPLETED Completed
CURRENT_CREDENTIALS_REQUIRED CurrentCredentialsRequired checkCurrentCredentials cancelPasswordChange
DEVICE_PROFILE_REQUIRED DeviceProfileRequired continueAuthentication* submitDeviceProfile*
DEVICE_PROFILE_SESSION_ID_REQUIRED DeviceProfileSessionIdRequired submitDeviceProfileSessionId
DEVICE_SELECTION_REQUIRED DeviceSelectionRequired selectDevice cancelAuthentication
EMAIL_VERIFICATION_OTP_REQUIRED EmailVerificationRequired checkOtp resendOtp skipOtp* cancel
EMAIL_VERIFICATION_REQUIRED EmailVerificationRequired poll sendEmailVerificationOtl cancel
EXTERNAL_AUTHENTICATION_COMPLETED none continueAuthentication
EXTERNAL_AUTHENTICATION_FAILED ExternalAuthenticationFailed cancelAuthentication
EXTERNAL_AUTHENTICATION_REQUIRED ExternalAuthenticationRequired cancelAuthentication
FAILED AuthenticationFailed
IDENTIFIER_REQUIRED IdentifierRequired submitIdentifier clearIdentifier cancelIdentifierSubmission*
MFA_COMPLETED MfaCompleted continueAuthentication
MFA_FAILED MfaFailed cancelAuthentication
MOBILE_PAIRING_REQUIRED MobilePairingRequired continueAuthentication
MUST_CHANGE_PASSWORD NewPasswordRequired checkNewPassword cancelPasswordChange
NEW_PASSWORD_RECOMMENDED NewPasswordRecommended initiatePasswordChange continueAuthentication
NEW_PASSWORD_REQUIRED NewPasswordRequired checkNewPassword cancelPasswordChange
OAUTH_DEVICE_COMPLETED OAuthDeviceCompleted
OAUTH_DEVICE_USER_CODE_CONFIRMATION_REQUIRED OAuthDeviceUserCodeConfirmationRequired confirmUserCode
OAUTH_DEVICE_USER_CODE_REQUIRED OAuthDeviceUserCodeRequired submitUserCode
OTP_REQUIRED OtpRequired checkOtp cancelAuthentication selectDevice resendOtp*
OTP_VERIFIED OtpVerified continueAuthentication
PASSWORD_RESET_REQUIRED PasswordResetRequired checkPasswordReset cancelAccountRecovery
PUSH_CONFIRMATION_REJECTED PushConfirmationRejected cancelAuthentication
PUSH_CONFIRMATION_TIMED_OUT PushConfirmationTimedOut selectDevice checkOtp* cancelAuthentication
PUSH_CONFIRMATION_WAITING PushConfirmationWaiting poll selectDevice checkOtp* cancelAuthentication
RECOVERY_CODE_REQUIRED RecoveryCodeRequired checkRecoveryCode cancelAccountRecovery
REGISTRATION_REQUIRED RegistrationRequired registerUser cancel* useAlternativeAuthenticationSource*
RESUME Resume
SUCCESSFUL_ACCOUNT_UNLOCK SuccessfulAccountUnlock continueAuthentication* continueAccountRecovery*
SUCCESSFUL_PASSWORD_CHANGE SuccessfulPasswordChange continueAuthentication*
SUCCESSFUL_PASSWORD_RESET SuccessfulPasswordReset continueAuthentication*
USERNAME_PASSWORD_REQUIRED UsernamePasswordRequired checkUsernamePassword initiateAccountRecovery* recoverUsername* initiatePasswordChange* initiateRegistration* useAlternativeAuthenticationSource*
USERNAME_RECOVERY_EMAIL_REQUIRED UsernameRecoveryEmailRequired checkUsernameRecoveryEmail cancelUsernameRecovery
USERNAME_RECOVERY_EMAIL_SENT UsernameRecoveryEmailSent continueAuthentication*
"""  # noqa: E501 - a table reads best with a row to a line

VIP_STATES = """
VIP_AUTHENTICATION_REQUIRED VipAuthenticationRequired initiatePushAuthentication selectVIPCredential checkSecurityCode continue
VIP_CREDENTIAL_REQUIRED VipState submitVIPCredential continue
VIP_CREDENTIAL_RESET_REQUIRED VipCredentialResetRequired resetVIPCredential continue
VIP_EMAIL_CREDENTIAL_REQUIRED VipState submitEmailCredential continue
VIP_EMAIL_CREDENTIAL_VERIFICATION_REQUIRED VipCredentialVerificationRequired validateSecurityCode continue
VIP_ENROLLMENT VipEnrollment addVIPCredential continue cancel
VIP_SMS_CREDENTIAL_REQUIRED VipState submitSMSCredential continue
VIP_SMS_CREDENTIAL_VERIFICATION_REQUIRED VipCredentialVerificationRequired validateSecurityCode continue
VIP_VOICE_CREDENTIAL_REQUIRED VipState submitVoiceCredential continue
VIP_VOICE_CREDENTIAL_VERIFICATION_REQUIRED VipCredentialVerificationRequired validateSecurityCode continue
"""  # noqa: E501 - a table reads best with a row to a line

VERIFY_STATES = """
ID_VERIFICATION_COMPLETED none continueAuthentication
ID_VERIFICATION_FAILED IdVerificationFailed cancelAuthentication
ID_VERIFICATION_IN_PROGRESS none poll
ID_VERIFICATION_REQUIRED IdVerificationRequired poll cancelAuthentication
ID_VERIFICATION_TIMED_OUT none retryVerification cancelAuthentication
"""

# An action and the fields of its request, with `!` for what is always required; `none`
# for an action without a request, `?` for one of whose request nothing is known.
CORE_ACTIONS = """
authenticate mobilePayload
cancel none
cancelAccountRecovery none
cancelAuthentication none
cancelIdentifierSubmission none
cancelPasswordChange none
cancelUsernameRecovery none
checkAccountRecoveryUsername username! captchaResponse
checkChallengeResponse challengeResponse!
checkCurrentCredentials username! password! captchaResponse
checkNewPassword username! existingPassword newPassword! captchaResponse
checkOtp otp! mobilePayload
checkPasswordReset newPassword!
checkRecoveryCode recoveryCode!
checkUsernamePassword username! password! rememberMyUsername thisIsMyDevice captchaResponse
checkUsernameRecoveryEmail email! captchaResponse
clearIdentifier identifier! captchaResponse
confirmUserCode userCode!
continue none
continueAccountRecovery none
continueAuthentication none
initiateAccountRecovery usernameHint
initiatePasswordChange none
initiateRegistration none
poll none
recoverUsername none
registerUser password fieldValues! thisIsMyDevice captchaResponse
resendOtp none
restart none
selectDevice deviceRef! mobilePayload
sendEmailVerificationOtl none
skipOtp none
submitDeviceProfile
submitDeviceProfileSessionId ?
submitIdentifier identifier! captchaResponse
submitUserCode userCode!
useAlternativeAuthenticationSource authenticationSource!
useClientSideAuthenticator ?
"""  # noqa: E501 - a table reads best with a row to a line

VIP_ACTIONS = """
addVIPCredential type
cancel none
checkSecurityCode securityCode type
continue none
initiatePushAuthentication none
resetVIPCredential vipCredentialId! securityCode! nextSecurityCode!
selectVIPCredential vipCredentialId type
submitEmailCredential credentialId friendlyName
submitSMSCredential credentialId friendlyName
submitVIPCredential vipCredentialId! securityCode!
submitVoiceCredential credentialId friendlyName
validateSecurityCode securityCode
"""

VERIFY_ACTIONS = """
cancelAuthentication none
continueAuthentication none
poll none
retryVerification none
"""

CAPTCHA = "showCaptcha captchaProviderType captchaAttributes"
FACTOR = "devices selectedDeviceRef user"
TO_PROVE = "credentialId credentialType errorMessage informationMessage friendlyName"

# A model and its fields.
CORE_MODELS = f"""
AccountLinkingFailed userMessage
AccountRecoveryUsernameRequired username {CAPTCHA}
AuthenticationFailed code message userMessage
AuthenticationRequired user devices
Canceled canceledOperation
ChallengeResponseRequired
ChangePasswordExternal passwordManagementUrl
Completed authorizeResponse
CurrentCredentialsRequired username {CAPTCHA}
Device id type target name nickname role enrollmentTime bypassExpiration applicationId applicationVersion osVersion pushEnabled otpEnabled bypassed usable
DeviceProfileRequired deviceProfilingType deviceProfilingScriptUrl deviceProfilingTimeoutMillis
DeviceProfileSessionIdRequired
DeviceSelectionRequired devices user
EmailVerificationRequired email profileManagementUrl
ExternalAuthenticationFailed errorUrl
ExternalAuthenticationRequired authenticationUrl presentationMode
IdentifierRequired previouslySubmittedIdentifiers {CAPTCHA}
MfaCompleted
MfaFailed code message userMessage
MobilePairingRequired serverPayload
NewPasswordRecommended daysToExpire
NewPasswordRequired username existingPasswordRequired {CAPTCHA}
OAuthDeviceCompleted
OAuthDeviceUserCodeConfirmationRequired userCode
OAuthDeviceUserCodeRequired authnError
OneTimeLinkVerificationRequired
OtpRequired {FACTOR}
OtpVerified
PasswordResetRequired {CAPTCHA}
PushConfirmationRejected
PushConfirmationTimedOut {FACTOR}
PushConfirmationWaiting {FACTOR}
RecoveryCodeRequired
RegistrationField id label type required readonly defaultValue initialValue options
RegistrationRequired fields authenticationSource alternativeAuthenticationSources showThisIsMyDevice thisIsMyDeviceSelected {CAPTCHA}
ResourceRef id
Resume resumeUrl
SuccessfulAccountUnlock
SuccessfulPasswordChange
SuccessfulPasswordReset
User id username firstName lastName status lastLogin
UsernamePasswordRequired username allowUsernameEdits showRememberMyUsername rememberMyUsernameSelected showThisIsMyDevice thisIsMyDeviceSelected alternativeAuthenticationSources {CAPTCHA}
UsernameRecoveryEmailRequired {CAPTCHA}
UsernameRecoveryEmailSent
StateAnswer id pluginTypeId status _links _pf_authn_api_state
AuthnError code message userMessage details _pf_authn_api_state
AuthnErrorDetail code message userMessage target
PasswordPolicyErrorDetail code message userMessage target failedValidators satisfiedValidators
OAuthError error error_description
AuthorizeResponse access_token id_token code token_type expires_in
"""  # noqa: E501 - a table reads best with a row to a line

VIP_MODELS = f"""
VipState username
VipAuthenticationRequired username pushNotificationInfo VIPCredentialInfo
VipCredentialResetRequired username resettableVipCredentials
VipEnrollment username vipCredentials suppressAddCredentials enableAddingSMSCredential enableAddingVoiceCredential enableAddingEmailCredential
VipCredentialVerificationRequired username {TO_PROVE}
PushNotificationInfo numberChallengeValue statusCode statusMessage
VipCredentialInfo id maskedCredentialId friendlyName type authenticationInvoked pushEnabled
"""  # noqa: E501 - a table reads best with a row to a line

VERIFY_MODELS = """
IdVerificationRequired verifyAppName qrUrl verificationCode errorDetails
IdVerificationFailed errorDetails
CustomAuthnErrorDetail code message userMessage target
"""

OBJECTS = {
    "pingfederate": {"RegistrationField", "Device", "User", "ResourceRef"},
    "symantec-vip": {"PushNotificationInfo", "VipCredentialInfo"},
}

# A code with its HTTP status; below it its details, each with the key of its text.
CORE_ERRORS = """
VALIDATION_ERROR 400
- CREDENTIAL_VALIDATION_FAILED authn.api.invalid.credentials
- INVALID_CHALLENGE_RESPONSE authn.api.invalid.challenge.response
- FIELD_REQUIRED authn.api.missing.required.field
- UNEXPECTED_ACTION_MODEL authn.api.unexpected.action.model
- INVALID_FIELD_FORMAT authn.api.invalid.field.format
- UNRECOGNIZED_FIELD_NAME authn.api.unrecognized.field
- INVALID_OTP authn.api.invalid.otp
- INVALID_DEVICE
- INVALID_FIELD_VALUE
- INVALID_MOBILE_PAYLOAD
- CAPTCHA_ERROR
- INVALID_USER_CODE authn.api.oauth.device.user.code.invalid
- PASSWORD_CHANGE_ERROR
- ACCOUNT_RECOVERY_ERROR
INVALID_REQUEST 400
- INVALID_CONTENT_TYPE
INVALID_ACTION_ID 400
REQUEST_FAILED 400
- OTP_RESEND_LIMIT authn.api.otp.resend.limit
- OTP_ATTEMPTS_LIMIT authn.api.otp.attempts.limit
- OTP_EXPIRED authn.api.otp.expired
- TOTP_ATTEMPTS_LIMIT authn.api.totp.attempts.limit
- DEVICE_LOCKED authn.api.device.locked
- DEVICE_ROOTED authn.api.device.rooted
- PUSH_FAILED authn.api.push.failed
- USER_CODE_LOCKED authn.api.oauth.device.user.code.locked
- USER_CODE_EXPIRED authn.api.oauth.device.user.code.expired
REGISTRATION_FAILED 400
- REGISTRATION_FAILED
RESOURCE_NOT_FOUND 404
UNEXPECTED_ERROR 500
INVALID_DEVICE_TARGET
"""

VIP_ERRORS = """
VALIDATION_ERROR 400
- INVALID_VIP_CREDENTIAL_ID vip.message.invalid.security.code
- AUTHENTICATION_FAILED vip.status.message.*
- SUBMIT_EMAIL_CREDENTIAL_ERROR
- SUBMIT_VIP_CREDENTIAL_ERROR
- RESET_VIP_CREDENTIAL_ERROR
- SUBMIT_SMS_CREDENTIAL_ERROR
- SUBMIT_VOICE_CREDENTIAL_ERROR
INVALID_ACTION_ID 400
"""

# Where an action leads, in whatever state it is offered; `-` for what a server does by
# itself. `?` is for what no source says.
CORE_TARGETS = """
- EXTERNAL_AUTHENTICATION_COMPLETED EXTERNAL_AUTHENTICATION_FAILED MFA_COMPLETED PUSH_CONFIRMATION_REJECTED PUSH_CONFIRMATION_TIMED_OUT SUCCESS ?
authenticate DEVICE_SELECTION_REQUIRED OTP_REQUIRED PUSH_CONFIRMATION_WAITING MOBILE_PAIRING_REQUIRED MFA_COMPLETED MFA_FAILED
cancel ?
cancelAccountRecovery USERNAME_PASSWORD_REQUIRED CANCELED
cancelAuthentication FAILURE
cancelIdentifierSubmission FAILURE
cancelPasswordChange USERNAME_PASSWORD_REQUIRED CANCELED
cancelUsernameRecovery USERNAME_PASSWORD_REQUIRED CANCELED
checkAccountRecoveryUsername ACCOUNT_RECOVERY_OTL_VERIFICATION_REQUIRED RECOVERY_CODE_REQUIRED PASSWORD_RESET_REQUIRED ?
checkChallengeResponse SUCCESS stay MUST_CHANGE_PASSWORD NEW_PASSWORD_RECOMMENDED CHANGE_PASSWORD_EXTERNAL
checkCurrentCredentials NEW_PASSWORD_REQUIRED
checkNewPassword SUCCESSFUL_PASSWORD_CHANGE SUCCESS
checkOtp MFA_COMPLETED OTP_VERIFIED MFA_FAILED ?
checkPasswordReset SUCCESSFUL_PASSWORD_RESET
checkRecoveryCode PASSWORD_RESET_REQUIRED SUCCESSFUL_ACCOUNT_UNLOCK
checkUsernamePassword SUCCESS MUST_CHANGE_PASSWORD NEW_PASSWORD_RECOMMENDED CHALLENGE_RESPONSE_REQUIRED CHANGE_PASSWORD_EXTERNAL
checkUsernameRecoveryEmail USERNAME_RECOVERY_EMAIL_SENT
clearIdentifier stay
confirmUserCode USERNAME_PASSWORD_REQUIRED OAUTH_DEVICE_COMPLETED ?
continue ?
continueAccountRecovery PASSWORD_RESET_REQUIRED
continueAuthentication SUCCESS ?
initiateAccountRecovery ACCOUNT_RECOVERY_USERNAME_REQUIRED
initiatePasswordChange NEW_PASSWORD_REQUIRED CURRENT_CREDENTIALS_REQUIRED
initiateRegistration REGISTRATION_REQUIRED
poll stay
recoverUsername USERNAME_RECOVERY_EMAIL_REQUIRED
registerUser EMAIL_VERIFICATION_REQUIRED EMAIL_VERIFICATION_OTP_REQUIRED SUCCESS
resendOtp stay
restart ?
selectDevice OTP_REQUIRED PUSH_CONFIRMATION_WAITING ?
sendEmailVerificationOtl stay
skipOtp SUCCESS
submitDeviceProfile SUCCESS
submitDeviceProfileSessionId ?
submitIdentifier SUCCESS
submitUserCode USERNAME_PASSWORD_REQUIRED OAUTH_DEVICE_COMPLETED ?
useAlternativeAuthenticationSource EXTERNAL_AUTHENTICATION_REQUIRED RESUME
"""  # noqa: E501 - a table reads best with a row to a line

VIP_TARGETS = """
- SUCCESS ?
addVIPCredential VIP_CREDENTIAL_REQUIRED VIP_SMS_CREDENTIAL_REQUIRED VIP_VOICE_CREDENTIAL_REQUIRED VIP_EMAIL_CREDENTIAL_REQUIRED ?
cancel FAILURE
checkSecurityCode SUCCESS VIP_CREDENTIAL_RESET_REQUIRED FAILURE
continue VIP_AUTHENTICATION_REQUIRED ?
initiatePushAuthentication stay
resetVIPCredential ?
selectVIPCredential stay
submitEmailCredential VIP_EMAIL_CREDENTIAL_VERIFICATION_REQUIRED
submitSMSCredential VIP_SMS_CREDENTIAL_VERIFICATION_REQUIRED
submitVIPCredential VIP_ENROLLMENT VIP_AUTHENTICATION_REQUIRED
submitVoiceCredential VIP_VOICE_CREDENTIAL_VERIFICATION_REQUIRED
validateSecurityCode VIP_ENROLLMENT VIP_AUTHENTICATION_REQUIRED stay
"""  # noqa: E501 - a table reads best with a row to a line

VERIFY_TARGETS = """
- ID_VERIFICATION_REQUIRED ID_VERIFICATION_IN_PROGRESS ID_VERIFICATION_COMPLETED ID_VERIFICATION_FAILED ID_VERIFICATION_TIMED_OUT stay
cancelAuthentication FAILURE
continueAuthentication SUCCESS
poll stay
retryVerification ID_VERIFICATION_REQUIRED
"""  # noqa: E501 - a table reads best with a row to a line

STATES = dict(zip(SYSTEMS, (CORE_STATES, VIP_STATES, VERIFY_STATES), strict=True))
ACTIONS = dict(zip(SYSTEMS, (CORE_ACTIONS, VIP_ACTIONS, VERIFY_ACTIONS), strict=True))
MODELS = dict(zip(SYSTEMS, (CORE_MODELS, VIP_MODELS, VERIFY_MODELS), strict=True))
TARGETS = dict(zip(SYSTEMS, (CORE_TARGETS, VIP_TARGETS, VERIFY_TARGETS), strict=True))


def rows(table):
    return [line.split() for line in table.strip().splitlines()]


@pytest.fixture(scope="module")
def documents():
    parsed = []
    for file in FILES:
        source, refused = decode(file.relative_to(SPEC).as_posix(), file.read_bytes())
        document, faults = parse(source, Limits())
        assert (refused, faults) == ((), ())
        parsed.append(document)
    return parsed


@pytest.fixture(scope="module")
def linked(documents):
    return {each.system.name: each for each in link(build_specs(documents), Limits())}


@pytest.fixture(scope="module")
def systems(linked):
    """Return the effective systems by name."""
    return {name: linked[name].system for name in SYSTEMS}


def test_every_file_keeps_to_the_language(documents):
    found = [fault.message for each in documents for fault in check_structure(each)]
    assert found == []


def test_there_are_three_systems_and_their_flows(linked):
    assert sorted(linked) == sorted((*SYSTEMS, *FLOWS))


@pytest.fixture(scope="module")
def checked():
    return check(load([SPEC], Settings()), Settings())


def test_nothing_is_wrong_that_is_not_allowed_with_a_reason(checked):
    assert [each.finding.message for each in checked.diagnostics] == []


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ("pingfederate", "second-factor-can-be-given-up"),
        ("pingfederate", "failed-stays-failed"),
        ("pingone-verify", "verified-before-success"),
        ("pingone-verify", "can-cancel"),
        ("symantec-vip", "always-a-way-on"),
        ("form-then-verify", "no-new-try-once-refused"),
        ("form-then-vip", "giving-up-ends-the-flow"),
    ],
)
def test_what_the_facts_allow_to_prove_is_proved(system, name, checked):
    [verdict] = [
        each.finding.verdict
        for each in checked.verdicts
        if each.finding.system == system and f"`{name}`" in each.finding.message
    ]
    assert verdict is Verdict.PROVED


def test_linking_finds_nothing_wrong(linked):
    assert [fault.message for each in linked.values() for fault in each.findings] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_can_be_read_at_a_stretch_and_names_the_schema(file):
    lines = file.read_text("utf-8").splitlines()
    assert lines[0] == FIRST_LINE
    assert (file.parent / FIRST_LINE.partition("=")[2]).is_file()
    assert len(lines) <= 300


@pytest.mark.parametrize(
    ("name", "states", "actions"),
    [("pingfederate", 43, 38), ("symantec-vip", 10, 12), ("pingone-verify", 5, 4)],
)
def test_as_many_states_and_actions_as_the_sources_count(
    name, states, actions, linked, systems
):
    offered = {
        action
        for state in systems[name].states.values()
        for action in state.actions.members
    }
    catalogue = set(linked[name].written.actions)
    assert len(systems[name].states) == states
    assert len(catalogue if name == "pingfederate" else offered) == actions


def test_forty_models_of_states_and_four_objects(systems):
    shown = {row[1] for row in rows(CORE_STATES)} - {"none"}
    assert len(shown) == 40
    assert shown <= set(systems["pingfederate"].models)
    assert {name: len(names) for name, names in OBJECTS.items()} == {
        "pingfederate": 4,
        "symantec-vip": 2,
    }


def test_eight_codes_and_twenty_five_details(systems):
    errors = systems["pingfederate"].errors
    assert len(errors) == 8
    assert sum(len(code.details) for code in errors.values()) == 25


def test_two_codes_and_seven_details_of_symantec_vip(linked):
    errors = linked["symantec-vip"].written.errors
    assert len(errors) == 2
    assert sum(len(code.details) for code in errors.values()) == 7


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_state_carries_and_offers_what_the_sources_say(name, systems):
    said = {}
    for status, state in systems[name].states.items():
        offers = {
            offer.action + "*" * (offer.offered == "sometimes" or bool(offer.guard))
            for offer in state.actions.members.values()
        }
        known = state.actions.complete
        said[status] = (str(state.model), offers if known else {"?", *offers})
    assert said == {
        status: (model, set(offers)) for status, model, *offers in rows(STATES[name])
    }


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_action_leads_where_the_sources_say_or_where_nobody_says(name, systems):
    led = {}
    for state in systems[name].states.values():
        ways = [
            (offer.action, outcome)
            for offer in state.actions.members.values()
            for outcome in offer.outcomes
        ]
        ways += [("-", move) for move in state.moves.members]
        for action, outcome in ways:
            led.setdefault(action, set()).update(outcome.target)
        if not state.moves.complete and state.actions.complete:
            led.setdefault("-", set()).add("unknown")
    assert led == {
        action: {"unknown" if target == "?" else target for target in targets}
        for action, *targets in rows(TARGETS[name])
    }


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_action_asks_for_what_the_sources_say(name, systems):
    system = systems[name]
    for action, *asked in rows(ACTIONS[name]):
        request = system.actions[action].request
        if asked == ["none"]:
            assert request == "none", action
        elif asked == ["?"]:
            assert request == "unknown", action
        else:
            there = [
                field.name + "!" * (field.required is True)
                for field in system.models[request].fields.values()
            ]
            assert there == asked, action


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_model_has_the_fields_that_the_sources_say(name, systems):
    for model, *names in rows(MODELS[name]):
        assert set(systems[name].models[model].fields or ()) == set(names), model


@pytest.mark.parametrize("name", sorted(OBJECTS))
def test_the_objects_are_used(name, systems):
    types = {
        part
        for model in systems[name].models.values()
        for field in (model.fields or {}).values()
        for part in str(field.type).replace("[]", " ").split()
    }
    assert {each for each in OBJECTS[name] if any(each in part for part in types)} == (
        OBJECTS[name]
    )


@pytest.mark.parametrize(
    ("name", "table"), [("pingfederate", CORE_ERRORS), ("symantec-vip", VIP_ERRORS)]
)
def test_every_code_is_there_with_status_parent_and_key(name, table, systems):
    tree = ErrorTree(systems[name].errors)
    parent = ""
    for first, *more in rows(table):
        if first == "-":
            detail, *key = more
            code = tree.codes[f"{parent}/{detail}"]
            assert code.user_message_key == "".join(key), detail
        else:
            parent = first
            code = tree.codes[parent]
            assert code.http == tuple(int(status) for status in more), parent


def test_a_detail_is_known_by_its_name_alone_unless_its_parent_has_it_too(systems):
    tree = ErrorTree(systems["pingfederate"].errors)
    details = [more[0] for first, *more in rows(CORE_ERRORS) if first == "-"]
    assert [each for each in details if len(tree.resolve(each).paths) != 1] == []


@pytest.mark.parametrize("name", SYSTEMS)
def test_everything_is_described(name, linked):
    system = linked[name].system
    nodes = [
        *system.states.values(),
        *system.actions.values(),
        *system.models.values(),
        *system.options.values(),
        *system.exits.values(),
        *system.properties.values(),
        *codes(system.errors),
    ]
    nodes += [
        f for model in system.models.values() for f in (model.fields or {}).values()
    ]
    for holder in (*system.models.values(), *system.options.values()):
        nodes += (holder.enum or {}).values()
    own = [each for each in nodes if linked[name].owns(each.at)]
    assert [each.name for each in own if not each.description] == []
    assert len(own) > len(linked[name].written.states)


def codes(errors):
    for code in errors.values():
        yield code
        yield from codes(code.details)


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_state_and_action_has_a_source_and_an_example(name, linked):
    written = linked[name].written
    for each in (*written.states.values(), *written.actions.values()):
        assert each.fact.source, each.name
        unknown = getattr(each, "request", "") == "unknown"
        assert each.examples or unknown, each.name


@pytest.mark.parametrize("name", SYSTEMS)
def test_an_example_has_the_status_the_links_and_the_members_of_its_state(
    name, systems
):
    system = systems[name]
    common = system.models[system.wire.state.model].fields
    for status, state in system.states.items():
        model = system.models.get(str(state.model))
        members = {**common, **((model and model.fields) or {})}
        offers = state.actions.members
        sometimes = {n for n, o in offers.items() if o.offered or o.guard or o.if_}
        for example in state.examples:
            links = set(example["_links"]) - {"self"}
            assert example["status"] == status
            assert set(offers) - sometimes <= links <= set(offers), status
            assert set(example) <= set(members), status
            needed = {n for n, f in members.items() if f.required is True and not f.if_}
            assert needed <= set(example), status


def test_every_source_is_used(documents):
    specs = build_specs(documents)
    used = {name for spec in specs for name in sources_in(spec)}
    declared = {name for spec in specs for name in spec.sources}
    assert declared - used == set()


def sources_in(part):
    if isinstance(part, Fact):
        yield from part.source
        for dispute in part.disputed:
            yield from dispute.source
    elif isinstance(part, Mapping):
        yield from sources_in(tuple(part.values()))
    elif isinstance(part, tuple):
        for each in part:
            yield from sources_in(each)
    elif is_dataclass(part):
        for each in fields(part):
            # `defaults` only hands down: what nobody takes over is not used
            if not (isinstance(part, System) and each.name == "defaults"):
                yield from sources_in(getattr(part, each.name))


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_source_says_where_it_can_be_read_or_what_it_is(name, linked):
    for source in linked[name].written.sources.values():
        assert source.title, source.name
        assert source.url or source.description, source.name


def test_the_core_is_a_vocabulary_and_has_states_of_its_own(systems):
    core = systems["pingfederate"]
    assert core.kind == "vocabulary"
    assert core.initial
    assert {name: exit_.final for name, exit_ in core.exits.items()} == {
        "SUCCESS": "success",
        "FAILURE": "failure",
    }
    assert all(state.group for state in core.states.values())


def test_the_wire_binding_is_that_of_the_core_in_all_of_them(systems):
    for name in SYSTEMS:
        wire = systems[name].wire
        assert wire.state.read == "GET /pf-ws/authn/flows/{flowId}"
        assert wire.action.http == "POST /pf-ws/authn/flows/{flowId}"
        assert len(wire.action.choose) == 2
        assert (wire.state.status, wire.state.links) == ("/status", "/_links")
        assert wire.session.cookies == ("PF", "PF.PERSISTENT")
        assert len(wire.errors) == 1
        assert set(wire.headers) == {"X-XSRF-Header", "X-PF-Authn-API-State"}
