import type { ConnectedAccount, NewAccount, PaymentsPort } from "../port";
import type { RazorpayLine } from "./razorpay-caller.server";
import { type RazorpayClient, RazorpayError } from "./razorpay-client.server";
import { type RazorpayAccount, razorpayAccount, razorpayProduct } from "./razorpay-shapes";
import { toConnectedAccount } from "./razorpay-snapshot";

type AccountCalls = Pick<PaymentsPort, "createAccount" | "createAccountLink" | "fetchAccount">;

/** Where a firm that was invited signs in with its own e-mail address and proves who it is. */
const ACTIVATION_PAGE = "https://dashboard.razorpay.com/app/activation";
const DAY_MS = 86_400_000;

/** Accounts of firms under the platform's partner account; each is its firm's own, with its own settlements. */
export function accountCalls({ client, caller, now }: RazorpayLine): AccountCalls {
  return {
    async createAccount(request) {
      return caller.run(request.tenantId, async () => {
        const account = await openAccount(client, request);
        return readAccount(client, account);
      });
    },

    /** Razorpay sends no single-use links: the page is the same for everybody and asks who they are. */
    createAccountLink: () =>
      Promise.resolve({
        result: "succeeded",
        value: { url: ACTIVATION_PAGE, expiresAt: new Date(now() + DAY_MS) },
      }),

    async fetchAccount({ tenantId, accountRef }) {
      return caller.run(tenantId, async () =>
        readAccount(client, await client.send({ method: "GET", path: pathOf(accountRef) }, razorpayAccount)),
      );
    },
  };
}

/**
 * An e-mail address has one account only; where the first answer was lost, the refusal names the account, which is
 * ours if it carries our marks.
 */
async function openAccount(client: RazorpayClient, request: NewAccount): Promise<RazorpayAccount> {
  const { tenantId, moneyKind, email, businessName, key } = request;
  const notes = { tenant: tenantId, money_kind: moneyKind, key };
  const body = {
    email,
    type: "standard",
    legal_business_name: businessName,
    customer_facing_business_name: businessName,
    notes,
  };
  try {
    return await client.send({ method: "POST", path: "/v2/accounts", body }, razorpayAccount);
  } catch (error) {
    const named =
      error instanceof RazorpayError && error.status === 400
        ? /already exists.*?\b(?:acc_)?([A-Za-z0-9]{14})\b/i.exec(error.message)?.[1]
        : undefined;
    if (!named) throw error;
    const known = await client.send({ method: "GET", path: pathOf(`acc_${named}`) }, razorpayAccount);
    if (known.notes["key"] !== key) throw error;
    return known;
  }
}

/** The account's product says what it may do; which one it is, is written down with the account. */
async function readAccount(client: RazorpayClient, account: RazorpayAccount): Promise<ConnectedAccount> {
  const path = pathOf(account.id);
  const known = account.notes["product"];
  if (known) {
    const at = `${path}/products/${encodeURIComponent(known)}`;
    return toConnectedAccount(account, await client.send({ method: "GET", path: at }, razorpayProduct));
  }
  const body = { product_name: "payment_gateway" };
  const product = await client.send({ method: "POST", path: `${path}/products`, body }, razorpayProduct);
  const notes = { ...account.notes, product: product.id };
  await client.send({ method: "PATCH", path, body: { notes } }, razorpayAccount);
  return toConnectedAccount(account, product);
}

function pathOf(accountRef: string): string {
  return `/v2/accounts/${encodeURIComponent(accountRef)}`;
}
