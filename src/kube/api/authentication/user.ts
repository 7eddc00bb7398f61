/** Who makes a request, as the server knows them: `authentication/v1.UserInfo`. */
export interface User {
  name: string;
  uid?: string;
  groups: string[];
}

/** Whoever types a command without `--as`. */
export const ADMINISTRATOR: User = { name: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] };
