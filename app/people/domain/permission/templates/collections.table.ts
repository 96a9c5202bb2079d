import { inScope, type RoleTemplate } from "../role-template";
import { BOOKS, COMMISSION, PLACING, READ_ALL, READS, REMITTANCE, SELF, TAKING } from "./grant-groups.table";

const ON_THE_PHONE = ["account:transition", "note:create", "payment:record"];

export const COLLECTIONS: RoleTemplate[] = [
  {
    key: "collections_manager",
    name: "Manager",
    desks: ["collections"],
    grants: [
      ...SELF,
      ...inScope("all", [
        ...READ_ALL,
        ...PLACING,
        ...TAKING,
        ...BOOKS,
        ...REMITTANCE,
        ...COMMISSION,
        "ledger:export",
        "staff:read",
        "setting:read",
      ]),
      "delegation:create@own",
    ],
  },
  {
    key: "collector",
    name: "Collector",
    desks: ["collections"],
    grants: [
      ...SELF,
      ...inScope("assigned", [...READS, ...ON_THE_PHONE, "payment:draw"]),
      ...inScope("own", ["dashboard:read", "commission:read"]),
    ],
  },
  {
    key: "field_agent",
    name: "Field collector",
    desks: ["collections", "relief"],
    grants: [...SELF, ...inScope("assigned", READS), "dashboard:read@own"],
    more: { collections: [...inScope("assigned", ON_THE_PHONE), "commission:read@own"] },
  },
  {
    key: "negotiator",
    name: "Negotiator",
    desks: ["relief", "collections"],
    grants: [...SELF, "dashboard:read@own"],
    more: {
      collections: inScope("assigned", [
        "account:read",
        "customer:read",
        "payment:read",
        "note:read",
        "note:create",
      ]),
    },
  },
  {
    key: "legal",
    name: "Legal",
    desks: ["relief", "collections"],
    grants: [...SELF, "dashboard:read@own"],
    more: {
      collections: [
        ...inScope("assigned", [...READS, "note:create", "account:transition"]),
        ...inScope("all", ["privacy:read", "legal_hold:place"]),
      ],
    },
  },
  {
    key: "creditor_manager",
    name: "Creditor manager",
    desks: ["collections"],
    grants: [
      ...SELF,
      ...inScope("all", ["creditor:read", "creditor:create", "import:read", "import:create", "note:read"]),
      ...inScope("assigned", ["account:read", "customer:read"]),
      "dashboard:read@own",
    ],
  },
  {
    key: "creditor_portal",
    name: "Placing client in the portal",
    desks: ["collections", "relief"],
    kind: "portal",
    grants: inScope("own", ["creditor:read", "placement:read", "remittance:read", "report:read"]),
  },
  {
    key: "customer_portal",
    name: "Customer in the portal",
    desks: "all",
    kind: "portal",
    grants: inScope("own", ["portal:read", "portal:pay", "portal:sign_out"]),
  },
];
