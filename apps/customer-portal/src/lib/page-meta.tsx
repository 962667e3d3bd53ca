export interface PageMetaProps {
  description: string;
  /** The page's one address, whatever follows it where it was opened. */
  path: string;
}

/** What search engines read of a public page, besides its title. React puts it into the document's head. */
export function PageMeta({ description, path }: PageMetaProps) {
  return (
    <>
      {description === '' ? null : <meta name="description" content={description} />}
      <link rel="canonical" href={new URL(path, window.location.origin).href} />
    </>
  );
}
