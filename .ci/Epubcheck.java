import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks many books in one JVM: EPUBCheck's own command takes one book, and reading its schemas
 * takes some fifty times as long as checking a small book with them.
 *
 * <p>Prints one JSON line a book: {"book", "documents", "messages": [{"id", "severity", "path",
 * "place", "message"}]}. Exit 0: nothing to report; 1: some book has a message; 2: wrong usage.
 */
public class Epubcheck {
  public static void main(String[] books) throws Exception {
    if (books.length == 0) {
      System.err.println("usage: epubcheck BOOK...");
      System.exit(2);
    }
    int exit = 0;
    for (String book : books) {
      Messages report = new Messages();
      report.setEpubFileName(book);
      report.setLocale(Locale.ENGLISH);
      EpubCheck check = new EpubCheck(new File(book), report);
      check.setLocale(Locale.ENGLISH);
      check.doValidate();
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("book", book);
      line.put("documents", report.documents);
      line.put("messages", report.messages);
      System.out.println(new ObjectMapper().writeValueAsString(line));
      exit = report.messages.isEmpty() ? exit : 1;
    }
    System.exit(exit);
  }

  private static final class Messages extends MasterReport {
    private final List<Map<String, Object>> messages = new ArrayList<>();
    private int documents;

    @Override
    public void message(Message message, EPUBLocation at, Object... arguments) {
      Severity severity = message.getSeverity();
      // Remarks on usage are no findings, and EPUBCheck's own command leaves them out as well.
      if (severity == Severity.USAGE || severity == Severity.SUPPRESSED) {
        return;
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", message.getID().toString());
      entry.put("severity", severity.toString());
      entry.put("path", at.getPath());
      entry.put("place", at.getLine() + ":" + at.getColumn());
      entry.put("message", message.getMessage(arguments));
      messages.add(entry);
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {
      // A count of the spine lets the tests see that the book was read, and not passed over.
      if (feature == FeatureEnum.SPINE_INDEX) {
        documents++;
      }
    }

    @Override
    public void initialize() {}

    @Override
    public int generate() {
      return 0;
    }
  }
}
