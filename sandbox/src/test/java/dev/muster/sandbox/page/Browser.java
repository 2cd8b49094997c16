package dev.muster.sandbox.page;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium, and the few ways in which the tests look at a page and use it. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final ChromeDriver driver;
    private final Path profile;

    private Browser(Path binary, Path chromedriver) {
        try {
            this.profile = Files.createTempDirectory("page-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--user-data-dir=" + profile, "--window-size=1280,800");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).withSilent(true).build(), options);
    }

    /** A browser, or a line that names what is left out without one. Where a browser is required, its absence fails. */
    static Browser openOrSkip(Class<?> tests) {
        Optional<Path> binary = onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        Optional<Path> chromedriver = onPath("chromedriver");
        if (binary.isEmpty() || chromedriver.isEmpty()) {
            String missing = "No Chromium with chromedriver on the PATH, left out: " + tests.getSimpleName() + " "
                    + Arrays.stream(tests.getDeclaredMethods())
                            .filter(Browser::isTest).map(Method::getName).sorted().toList();
            if (Boolean.parseBoolean(System.getenv("MUSTER_REQUIRE_BROWSER"))) {
                throw new AssertionError(missing);
            }
            System.out.println(missing);
            Assumptions.abort(missing);
        }
        return new Browser(binary.orElseThrow(), chromedriver.orElseThrow());
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return Stream.of(names).flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    void open(String url) {
        driver.get("about:blank");
        driver.get(url);
        see("#messages .message, #messages .beginning");
        seeText("[data-strip=live]", "Live");
    }

    /** Leaves the page before what it talks to goes away. */
    void leave() {
        driver.get("about:blank");
    }

    void size(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    void normalSize() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Waits until {@code look} finds something. Elements that are being replaced meanwhile do not disturb it. */
    private <T> T until(String what, Supplier<@Nullable T> look) {
        AtomicReference<@Nullable T> found = new AtomicReference<>();
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50)).ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + "; the page says: " + driver.findElement(By.tagName("body")).getText())
                .until(unused -> {
                    found.set(look.get());
                    return found.get() != null;
                });
        return requireNonNull(found.get());
    }

    /** Waits for an element that is shown. */
    WebElement see(String css) {
        return until(css + " is shown", () -> find(css));
    }

    /** Waits for an element that is shown and says {@code text} somewhere; answers the last such. */
    WebElement seeText(String css, String text) {
        return until("'" + text + "' in " + css, () -> driver.findElements(By.cssSelector(css)).reversed().stream()
                .filter(one -> one.isDisplayed() && one.getText().contains(text)).findFirst().orElse(null));
    }

    /** Waits until nothing that is shown matches. */
    void gone(String css) {
        Boolean unused = until(css + " is gone", () -> find(css) == null ? Boolean.TRUE : null);
    }

    /** Waits until {@code css} has no text {@code text} any more. */
    void goneText(String css, String text) {
        Boolean unused = until("no '" + text + "' in " + css, () -> driver.findElements(By.cssSelector(css)).stream()
                .noneMatch(one -> one.isDisplayed() && one.getText().contains(text)) ? Boolean.TRUE : null);
    }

    private @Nullable WebElement find(String css) {
        return driver.findElements(By.cssSelector(css)).stream().filter(WebElement::isDisplayed).findFirst().orElse(null);
    }

    /** The message that says {@code text}. */
    WebElement message(String text) {
        return seeText("#messages .message", text);
    }

    void say(String text) {
        see("#composer-text").sendKeys(text, Keys.ENTER);
    }

    /** Types to whatever has the focus. */
    void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Clicks it once it is shown, again where it is being replaced meanwhile. */
    void click(String css) {
        Boolean unused = until(css + " is clicked", () -> {
            WebElement found = find(css);
            if (found != null) {
                found.click();
            }
            return found == null ? null : Boolean.TRUE;
        });
    }

    /** Opens the menu of the message that says {@code text} and picks {@code choice}. */
    void choose(String text, String choice) {
        WebElement message = message(text);
        driver.executeScript("arguments[0].focus()", message);
        type("m");
        seeText(".menu-item", choice).click();
    }

    /** Gives the focus to the message that says {@code text}; the letters for what can be done with it work then. */
    void focus(String text) {
        driver.executeScript("arguments[0].focus()", message(text));
    }

    /** The element that has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Waits until the page says yes to a question in its own language. */
    void holds(String script) {
        Boolean unused = until(script,
                () -> Boolean.TRUE.equals(driver.executeScript("return Boolean(" + script + ")")) ? Boolean.TRUE : null);
    }

    /** What the system asks for: {@code prefers-color-scheme}, {@code dark}. */
    void media(String feature, String value) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Lets the browser live in a time zone. */
    void zone(String id) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", id));
    }

    /** What went wrong in the page itself since the last time this was asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(one -> one.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString).toList();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            System.err.println("The browser's profile could not be removed: " + profile);
        }
    }
}
