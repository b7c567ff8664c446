// Whether recorded answers are what Discord's published schemas say.
//
//     node schemas.mjs RECORDED.json
//
// RECORDED is a list of { verb, path, status, body }. Says what does not fit, and ends with 1 if anything does not.

import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import * as spec from "discord-api-spec/zod";

const list = (schema) => z.array(schema);
const { GuildRoleResponseSchema: role, GuildMemberResponseSchema: member, MessageResponseSchema: message } = spec;
const rule = z.union([
  spec.KeywordRuleResponseSchema,
  spec.MLSpamRuleResponseSchema,
  spec.MentionSpamRuleResponseSchema,
  spec.DefaultKeywordRuleResponseSchema,
  spec.UserProfileRuleResponseSchema,
]);
const hook = spec.GuildIncomingWebhookResponseSchema;

/** What each route answers when all is well. `:` stands for a number or a token. */
const answers = {
  "GET /gateway": spec.GatewayResponseSchema,
  "GET /gateway/bot": spec.GatewayBotResponseSchema,
  "GET /users/@me": spec.UserPIIResponseSchema,
  "GET /users/@me/guilds": list(spec.MyGuildResponseSchema),
  "GET /users/@me/connections": list(spec.ConnectedAccountResponseSchema),
  "GET /users/@me/guilds/:/member": spec.PrivateGuildMemberResponseSchema,
  "GET /users/@me/applications/:/role-connection": spec.ApplicationUserRoleConnectionResponseSchema,
  "PUT /users/@me/applications/:/role-connection": spec.ApplicationUserRoleConnectionResponseSchema,
  "GET /oauth2/@me": spec.OAuth2GetAuthorizationResponseSchema,
  "POST /users/@me/channels": spec.PrivateChannelResponseSchema,
  "GET /users/:": spec.UserResponseSchema,
  "GET /applications/@me": spec.PrivateApplicationResponseSchema,
  "PUT /applications/:/commands": list(spec.ApplicationCommandResponseSchema),
  "GET /applications/:/commands": list(spec.ApplicationCommandResponseSchema),
  "PUT /applications/:/role-connections/metadata": list(spec.ApplicationRoleConnectionsMetadataItemResponseSchema),
  "GET /guilds/:": spec.GuildWithCountsResponseSchema,
  "PATCH /guilds/:": spec.GuildResponseSchema,
  "GET /guilds/:/channels": list(spec.GuildChannelResponseSchema),
  "POST /guilds/:/channels": spec.GuildChannelResponseSchema,
  "GET /guilds/:/members": list(member),
  "GET /guilds/:/members/search": list(member),
  "GET /guilds/:/members/:": member,
  "PATCH /guilds/:/members/:": member,
  "GET /guilds/:/bans": list(spec.GuildBanResponseSchema),
  "GET /guilds/:/bans/:": spec.GuildBanResponseSchema,
  "POST /guilds/:/bulk-ban": spec.BulkBanUsersResponseSchema,
  "GET /guilds/:/roles": list(role),
  "POST /guilds/:/roles": role,
  "GET /guilds/:/roles/:": role,
  "PATCH /guilds/:/roles/:": role,
  "GET /guilds/:/roles/member-counts": z.record(z.string(), z.int32()),
  "GET /guilds/:/invites": list(spec.GuildInviteResponseSchema),
  "GET /guilds/:/webhooks": list(hook),
  "GET /guilds/:/emojis": list(spec.EmojiResponseSchema),
  "POST /guilds/:/emojis": spec.EmojiResponseSchema,
  "GET /guilds/:/auto-moderation/rules": list(rule),
  "POST /guilds/:/auto-moderation/rules": rule,
  "PATCH /guilds/:/auto-moderation/rules/:": rule,
  "GET /guilds/:/audit-logs": spec.GuildAuditLogResponseSchema,
  "PUT /guilds/:/incident-actions": spec.GuildIncidentsDataResponseSchema,
  "GET /guilds/:/onboarding": spec.UserGuildOnboardingResponseSchema,
  "PUT /guilds/:/onboarding": spec.GuildOnboardingResponseSchema,
  "GET /guilds/:/requests": spec.GuildJoinRequestsListResponseSchema,
  "PATCH /guilds/:/requests/:": spec.GuildJoinRequestResponseSchema,
  "GET /guilds/:/messages/search": spec.GuildSearchResponseSchema,
  "GET /channels/:": spec.GuildChannelResponseSchema,
  "PATCH /channels/:": spec.GuildChannelResponseSchema,
  "DELETE /channels/:": spec.GuildChannelResponseSchema,
  "GET /channels/:/messages": list(message),
  "POST /channels/:/messages": message,
  "GET /channels/:/messages/:": message,
  "PATCH /channels/:/messages/:": message,
  "POST /channels/:/invites": spec.GuildInviteResponseSchema,
  "GET /channels/:/webhooks": list(hook),
  "POST /channels/:/webhooks": hook,
  "GET /webhooks/:": hook,
  "GET /invites/:": spec.GuildInviteResponseSchema,
};

const empty = z.union([z.null(), z.literal("")]);

/** The route of a path: `:` for what is different each time. */
function route(verb, path) {
  const parts = path.split("?")[0].split("/");
  const shown = parts.map((part, at) => (/^\d+$/.test(part) || parts[at - 1] === "invites" ? ":" : part));
  return `${verb} ${shown.join("/")}`;
}

/** Discord writes `+00:00`; the schemas' checker only knows `Z`, which is the same moment. */
function inZulu(value) {
  if (typeof value === "string") return value.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+)\+00:00$/, "$1Z");
  if (Array.isArray(value)) return value.map(inZulu);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inZulu(inner)]));
  }
  return value;
}

/**
 * Where Discord's schemas and its documentation differ, the documentation decides, as does what Discord sends:
 * inside of `errors` a code is a word (`BASE_TYPE_REQUIRED`), and a 429 has no code. The schemas want numbers there.
 */
function asDocumented(body, status) {
  if (status === 429) return { code: 0, ...body };
  const numbered = (value) => {
    if (Array.isArray(value)) return value.map((problem) => ({ ...problem, code: 0 }));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, numbered(inner)]));
  };
  return body?.errors ? { ...body, errors: numbered(body.errors) } : body;
}

function schemaOf({ verb, path, status }) {
  if (status === 204) return empty;
  if (status === 429) return spec.RatelimitedResponseSchema;
  return status >= 400 ? spec.ErrorResponseSchema : answers[route(verb, path)];
}

const recorded = JSON.parse(readFileSync(process.argv[2], "utf8"));
let wrong = 0;
const seen = new Set();
for (const said of recorded) {
  const name = `${route(said.verb, said.path)} ${said.status}`;
  const schema = schemaOf(said);
  const checked = schema?.safeParse(inZulu(asDocumented(said.body, said.status)));
  if (said.status < 400) seen.add(route(said.verb, said.path));
  if (checked?.success) continue;
  wrong += 1;
  console.log(`${name}: ${schema ? JSON.stringify(checked.error.issues.slice(0, 4)) : "no schema is named for it"}`);
}
for (const name of Object.keys(answers).filter((name) => !seen.has(name))) {
  wrong += 1;
  console.log(`${name}: was never answered`);
}
console.log(`${recorded.length} answers, ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);
