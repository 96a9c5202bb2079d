import { accountPersons } from "~/collections/queries/account/account-persons.server";
import { mandatePersons, paymentPersons } from "~/money/queries/payment/payment-persons.server";

/** Whose a record is, so that what its events tell of a person stands under that person's key; asked in this order. */
export const personReceivers = {
  "person_of:account": accountPersons,
  "person_of:payment": paymentPersons,
  "person_of:mandate": mandatePersons,
};
