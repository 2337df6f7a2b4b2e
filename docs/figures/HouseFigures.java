import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

/**
 * Measures the structure of the source code and prints it as a Markdown table. Reads the sources with the JDK's own parser;
 * compiles nothing. Run it with a JDK: {@code java docs/figures/HouseFigures.java [project directory]}.
 */
public class HouseFigures {

	private static final String BASE = "io.github.privatelinkhandson";

	private static final Pattern HEADLESS = Pattern.compile("\\s*(What|Whether|How|Who|Where)\\b[\\s\\S]*");

	private final Map<String, Set<String>> arrows = new TreeMap<>();

	private final Map<String, Set<String>> packagesOfName = new TreeMap<>();

	private final Set<String> packages = new TreeSet<>();

	private final List<Integer> lengths = new ArrayList<>();

	private final Map<String, Integer> linesOfArea = new HashMap<>();

	private final Map<String, int[]> methodsOfArea = new HashMap<>();

	private final Map<String, int[]> staticOnlyOfArea = new HashMap<>();

	private final List<Integer> components = new ArrayList<>();

	private final List<Integer> constructorParameters = new ArrayList<>();

	private int typeDocs;

	private int headlessTypeDocs;

	private int docs;

	private int headlessDocs;

	private int testLines;

	public static void main(String[] args) throws IOException {
		Path project = Path.of((args.length > 0) ? args[0] : ".");
		HouseFigures figures = new HouseFigures();
		figures.readMain(project.resolve("src/main/java"));
		figures.readTests(project.resolve("src"));
		figures.print();
	}

	private void readMain(Path root) throws IOException {
		List<Path> files = javaFiles(root).stream().filter((file) -> !file.endsWith("package-info.java")).toList();
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			JavacTask task = (JavacTask) compiler.getTask(null, manager, (problem) -> {
			}, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
			DocTrees trees = DocTrees.instance(task);
			for (CompilationUnitTree unit : task.parse()) {
				read(unit, trees);
			}
		}
	}

	private void readTests(Path sources) throws IOException {
		for (Path file : javaFiles(sources)) {
			if (!file.startsWith(sources.resolve("main"))) {
				this.testLines += lines(file);
			}
		}
	}

	private void read(CompilationUnitTree unit, DocTrees trees) throws IOException {
		Path file = Path.of(unit.getSourceFile().toUri());
		int lines = lines(file);
		String packageName = unit.getPackageName().toString();
		String top = top(packageName);
		String area = top.equals("simulator") ? "simulator" : "console";
		this.lengths.add(lines);
		this.linesOfArea.merge(area, lines, Integer::sum);
		this.packages.add(packageName);
		Set<String> targets = this.arrows.computeIfAbsent(top, (name) -> new TreeSet<>());
		for (ImportTree used : unit.getImports()) {
			String name = used.getQualifiedIdentifier().toString();
			if (name.startsWith(BASE + ".") && !top(packageOf(name)).equals(top)) {
				targets.add(top(packageOf(name)));
			}
		}
		for (Tree type : unit.getTypeDecls()) {
			if (type instanceof ClassTree declared) {
				this.packagesOfName.computeIfAbsent(declared.getSimpleName().toString(), (name) -> new TreeSet<>())
					.add(packageName);
				if (isStaticOnly(declared)) {
					int[] found = this.staticOnlyOfArea.computeIfAbsent(area, (name) -> new int[2]);
					found[0]++;
					found[1] += lines;
				}
			}
		}
		new Members(area, trees).scan(unit, null);
	}

	private static boolean isStaticOnly(ClassTree type) {
		if (type.getKind() != Tree.Kind.CLASS) {
			return false;
		}
		boolean any = false;
		for (Tree member : type.getMembers()) {
			if (member instanceof MethodTree method && method.getReturnType() != null) {
				any = true;
				if (!method.getModifiers().getFlags().contains(Modifier.STATIC)) {
					return false;
				}
			}
			if (member instanceof VariableTree field && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
				return false;
			}
		}
		return any;
	}

	private void print() {
		this.lengths.sort(null);
		int mainLines = this.linesOfArea.values().stream().mapToInt(Integer::intValue).sum();
		Set<String> modules = new TreeSet<>(this.arrows.keySet());
		Map<String, Set<String>> between = new TreeMap<>(this.arrows);
		System.out.println("| figure | value |");
		System.out.println("|---|---|");
		row("top packages (the root counts as one)", modules.size());
		row("packages", this.packages.size());
		row("arrows between top packages", between.values().stream().mapToInt(Set::size).sum());
		row("cycles between top packages", cycles(between));
		row("main files (without package-info)", this.lengths.size());
		row("main lines (console / simulator)", "%,d (%,d / %,d)".formatted(mainLines, lines("console"), lines("simulator")));
		row("file length: median / p90 / max",
				percentile(50) + " / " + percentile(90) + " / " + this.lengths.get(this.lengths.size() - 1));
		row("test lines per main line", "%.2f".formatted((double) this.testLines / mainLines));
		row("simple names in several packages: console / all", duplicates(false) + " / " + duplicates(true));
		row("classes of static methods only: console / simulator", staticOnly("console", 0) + " / " + staticOnly("simulator", 0));
		row("their lines", "%,d".formatted(staticOnly("console", 1) + staticOnly("simulator", 1)));
		row("share of static methods: console / simulator", share("console") + " / " + share("simulator"));
		row("records; more than 6 / 7 components; widest", this.components.size() + "; " + over(this.components, 6) + " / "
				+ over(this.components, 7) + "; " + this.components.stream().mapToInt(Integer::intValue).max().orElse(0));
		row("constructors with more than 6 / 7 parameters",
				over(this.constructorParameters, 6) + " / " + over(this.constructorParameters, 7));
		row("Javadocs of top types that begin with What/Whether/How/Who/Where", "%,d of %,d".formatted(this.headlessTypeDocs, this.typeDocs));
		row("all Javadocs that do", "%,d of %,d".formatted(this.headlessDocs, this.docs));
	}

	private static void row(String figure, Object value) {
		System.out.println("| " + figure + " | " + value + " |");
	}

	private int lines(String area) {
		return this.linesOfArea.getOrDefault(area, 0);
	}

	private int staticOnly(String area, int index) {
		return this.staticOnlyOfArea.getOrDefault(area, new int[2])[index];
	}

	private String share(String area) {
		int[] methods = this.methodsOfArea.getOrDefault(area, new int[] { 0, 1 });
		return Math.round(100.0 * methods[0] / methods[1]) + " %";
	}

	private long duplicates(boolean withSimulator) {
		return this.packagesOfName.values()
			.stream()
			.filter((found) -> found.stream()
				.filter((name) -> withSimulator || !top(name).equals("simulator"))
				.count() > 1)
			.count();
	}

	private int percentile(int percent) {
		return this.lengths.get((int) Math.ceil(percent / 100.0 * this.lengths.size()) - 1);
	}

	private static long over(List<Integer> sizes, int bound) {
		return sizes.stream().filter((size) -> size > bound).count();
	}

	/** Counts the groups of top packages that reach each other. */
	private static int cycles(Map<String, Set<String>> arrows) {
		Set<Set<String>> groups = new HashSet<>();
		for (String start : arrows.keySet()) {
			Set<String> group = new TreeSet<>();
			for (String other : arrows.keySet()) {
				if (reachable(arrows, start).contains(other) && reachable(arrows, other).contains(start)) {
					group.add(other);
				}
			}
			if (!group.isEmpty()) {
				groups.add(group);
			}
		}
		return groups.size();
	}

	private static Set<String> reachable(Map<String, Set<String>> arrows, String start) {
		Set<String> found = new TreeSet<>();
		List<String> open = new ArrayList<>(List.of(start));
		while (!open.isEmpty()) {
			for (String next : arrows.getOrDefault(open.remove(open.size() - 1), Set.of())) {
				if (found.add(next)) {
					open.add(next);
				}
			}
		}
		return found;
	}

	private static String top(String packageName) {
		return packageName.equals(BASE) ? "(root)" : packageName.substring(BASE.length() + 1).split("\\.")[0];
	}

	/** Cuts an imported name at its first segment that is a type. */
	private static String packageOf(String imported) {
		return imported.replaceFirst("\\.(?:[A-Z*].*)$", "");
	}

	private static int lines(Path file) throws IOException {
		try (Stream<String> lines = Files.lines(file)) {
			return (int) lines.count();
		}
	}

	private static List<Path> javaFiles(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
	}

	/** Counts methods, records, constructors and comments at any depth. */
	private final class Members extends TreePathScanner<Void, Void> {

		private final String area;

		private final DocTrees trees;

		Members(String area, DocTrees trees) {
			this.area = area;
			this.trees = trees;
		}

		@Override
		public Void visitClass(ClassTree type, Void nothing) {
			doc(getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree);
			if (type.getKind() == Tree.Kind.RECORD) {
				HouseFigures.this.components.add((int) type.getMembers()
					.stream()
					.filter((member) -> member instanceof VariableTree field
							&& !field.getModifiers().getFlags().contains(Modifier.STATIC))
					.count());
			}
			return super.visitClass(type, nothing);
		}

		@Override
		public Void visitMethod(MethodTree method, Void nothing) {
			doc(false);
			if (method.getReturnType() == null) {
				HouseFigures.this.constructorParameters.add(method.getParameters().size());
			}
			else {
				int[] found = HouseFigures.this.methodsOfArea.computeIfAbsent(this.area, (name) -> new int[2]);
				found[0] += method.getModifiers().getFlags().contains(Modifier.STATIC) ? 1 : 0;
				found[1]++;
			}
			return super.visitMethod(method, nothing);
		}

		@Override
		public Void visitVariable(VariableTree variable, Void nothing) {
			doc(false);
			return super.visitVariable(variable, nothing);
		}

		private void doc(boolean ofTopType) {
			TreePath path = getCurrentPath();
			String comment = this.trees.getDocComment(path);
			if (comment == null) {
				return;
			}
			boolean headless = HEADLESS.matcher(comment).matches();
			HouseFigures.this.docs++;
			HouseFigures.this.headlessDocs += headless ? 1 : 0;
			if (ofTopType) {
				HouseFigures.this.typeDocs++;
				HouseFigures.this.headlessTypeDocs += headless ? 1 : 0;
			}
		}

	}

}
