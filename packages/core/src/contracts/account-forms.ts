import * as z from 'zod/mini';
import { textSchema } from './scalars.ts';

/** Bounds of a password; bcrypt reads no more than 72 bytes. */
const passwordLimits = { min: 10, max: 72 } as const;

export const emailSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email('Enter an e-mail address.'));

export const newPasswordSchema = z
  .string()
  .check(
    z.minLength(passwordLimits.min, 'A password has at least 10 characters.'),
    z.maxLength(passwordLimits.max, 'A password has at most 72 characters.'),
  );

export const fullNameSchema = textSchema({
  min: 1,
  max: 120,
  tooShort: 'Enter your name.',
  tooLong: 'A name has at most 120 characters.',
  isLine: true,
});

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().check(z.minLength(1, 'Enter your password.')),
});
export type SignIn = z.infer<typeof signInSchema>;

export const signUpSchema = z.object({
  full_name: fullNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
});
export type SignUp = z.infer<typeof signUpSchema>;

export const requestResetSchema = z.object({ email: emailSchema });
export type RequestReset = z.infer<typeof requestResetSchema>;

export const setPasswordSchema = z.object({ password: newPasswordSchema });
export type SetPassword = z.infer<typeof setPasswordSchema>;

export const changeEmailSchema = z.object({ email: emailSchema });
export type ChangeEmail = z.infer<typeof changeEmailSchema>;
