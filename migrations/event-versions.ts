import { stepNames } from '#domain/casework/step-names.ts';
import { criminalEventTypes, type CriminalEventType } from '#domain/criminal/events.ts';

/**
 * Every type of event that was ever written, with the version of its data that is written today. A type
 * is never taken out: stores of years ago hold it. A changed shape raises the version and gets an
 * upcaster in `upcast.ts`.
 */
export const eventVersions = {
  CaseOpened: 1,
  ...versionsOfSteps(),
  ...versionsOfCriminal(),

  // Looks and calls.
  CaseViewed: 1,
  CaseHistoryViewed: 1,
  CriminalCaseViewed: 1,
  CaseRefreshed: 1,
  CaseHistoryRefreshed: 1,
  ListViewed: 1,
  ListRefreshed: 1,
  EventsViewed: 1,
  EventsExported: 1,
  Searched: 1,
  SearchExported: 1,
  EvidenceIssued: 1,
  CallRefused: 1,
  CallsRefused: 1,

  // Signing in.
  SignedIn: 1,
  SignInsFailed: 1,
  SignedOut: 1,
  SessionExpired: 1,

  // Documents.
  DocumentStored: 1,
  DocumentRead: 1,
  DocumentVerified: 1,

  // Notices and duty.
  NoticePublished: 1,
  NoticeWithdrawn: 1,
  ActivityRegistered: 1,
  ActivityRegistrationWithdrawn: 1,
  DutyEntered: 1,
  DutyRemoved: 1,

  // People and systems.
  AccountOpened: 1,
  AccountActivated: 1,
  AccountCodeIssued: 1,
  AccountConfirmed: 1,
  AccountRejected: 1,
  FirstAdministratorMade: 1,
  SecondAdministratorMade: 1,
  SystemRegistered: 1,
  SystemConfirmed: 1,
  SystemRejected: 1,
  SystemKeyRegistered: 1,
  SystemThawRequested: 1,
  /** Written until two people were asked for; still read. */
  SystemKeyRotated: 1,
  SystemStateChanged: 1,
  SystemKeyStateChanged: 1,
  SystemEntered: 1,
  SystemKeyForgotten: 1,

  // The directory.
  DistrictRegistered: 1,
  DistrictChanged: 1,
  DistrictClosed: 1,
  OrganisationRegistered: 1,
  OrganisationChanged: 1,
  OrganisationClosed: 1,
  CompetenceAssigned: 1,
  CompetenceEnded: 1,
  PersonAppointed: 1,
  AppointmentEnded: 1,

  // Supervision.
  WarningRaised: 1,
  WarningAdvanced: 1,
  WarningMoved: 1,
  WarningWithdrawn: 1,
  WarningResolved: 1,
  WarningRevived: 1,
  WarningEscalated: 1,
  WarningSent: 1,
  WarningAcknowledged: 1,
  WarningExplained: 1,
  ExplanationAccepted: 1,
  ExplanationRefused: 1,
  WarningClosed: 1,
  WarningReopened: 1,
  WarningHandedOver: 1,
  SupervisionBegan: 1,
  WarningThresholdsSet: 1,

  // Operation.
  HeadAnchored: 1,
  LossAccepted: 1,
  ParkedEventsReplayed: 1,
  ParkedEventSkipped: 1,
} as const;

export type EventType = keyof typeof eventVersions;

/** Steps of a case whose data were changed would stand here by name; all are as they were first written. */
function versionsOfSteps(): Readonly<Record<StepEventType, 1>> {
  return Object.fromEntries(Object.values(stepNames).map((event) => [event, 1])) as Record<
    StepEventType,
    1
  >;
}
type StepEventType = (typeof stepNames)[keyof typeof stepNames];

/** Acts of criminal procedure; all are as they were first written. */
function versionsOfCriminal(): Readonly<Record<CriminalEventType, 1>> {
  return Object.fromEntries(criminalEventTypes.map((type) => [type, 1])) as Record<
    CriminalEventType,
    1
  >;
}

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventVersions, type);
