import { BookmarkAdd, BookmarkRemove } from '@mui/icons-material';
import { Button, Chip } from '@mui/material';
import { t, useSay } from '../base/say.ts';
import { usePreference } from '../parts/use-preference.ts';
import { pageName } from './page-name.ts';

interface BookmarksProps {
  readonly documentId: string;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** The reader's own bookmarks in a document. */
export function Bookmarks({ documentId, page, onPage }: BookmarksProps) {
  const say = useSay();
  const [bookmarks, setBookmarks] = usePreference<readonly number[]>(
    `annotation.${documentId}.bookmarks`,
    [],
  );
  const marked = bookmarks.includes(page);
  return (
    <>
      <Button
        startIcon={marked ? <BookmarkRemove /> : <BookmarkAdd />}
        onClick={() =>
          setBookmarks(
            marked
              ? bookmarks.filter((each) => each !== page)
              : [...bookmarks, page].toSorted((a, b) => a - b),
          )
        }
      >
        {marked ? say(t('取消书签', 'Remove bookmark')) : say(t('书签', 'Bookmark'))}
      </Button>
      {bookmarks.map((each) => (
        <Chip key={each} size="small" label={say(pageName(each))} onClick={() => onPage(each)} />
      ))}
    </>
  );
}
